// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The way out after a failure forgets the module. */
export const export17: Mutant = {
  clause: "EXPORT-17",
  title: "a failed export keeps the owner's reference",
  file: "impl/framework/export.ts",
  find: "  if (isError(dmabuf)) info.owner?.put();",
  replace: "",
};
