// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The system-wide limit passes for that of the process. */
export const export45: Mutant = {
  clause: "EXPORT-45",
  title: "the limit of open files is answered with EMFILE",
  file: "impl/framework/pseudo-file.ts",
  find: 'return error("ENFILE")',
  replace: 'return error("EMFILE")',
};
