// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Detaching a NULL attachment is ignored without a WARN. */
export const attach35: Mutant = {
  clause: "ATTACH-35",
  title: "detaching a NULL attachment is ignored without a WARN",
  file: "impl/framework/detach.ts",
  find: "  if (dmabuf === null || attachment === null) {\n",
  replace: "  if (attachment === null) return;\n  if (dmabuf === null) {\n",
};
