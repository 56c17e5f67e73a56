// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The detach callback does not find what the attach callback stored. */
export const attach49: Mutant = {
  clause: "ATTACH-49",
  title: "the private pointer is cleared before the detach callback",
  file: "impl/framework/detach.ts",
  find: "  if (dmabuf.ops.detach !== undefined) yield*",
  replace: "  attachment.priv = null;\n  if (dmabuf.ops.detach !== undefined) yield*",
};
