// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The error path forgets what the area held. */
export const mmap33: Mutant = {
  clause: "MMAP-33",
  title: "a refused mapping keeps its reference on the file",
  file: "impl/framework/user-mapping.ts",
  find: "  dropVmaFile(core, vma);\n  return refusal;",
  replace: "  return refusal;",
};
