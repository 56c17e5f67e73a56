// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The access mode is looked up by the whole of the flags. */
export const export25: Mutant = {
  clause: "EXPORT-25",
  title: "O_CLOEXEC at export changes the access mode",
  file: "impl/framework/pseudo-file.ts",
  find: "accessModeOf(names)",
  replace: "accessModeOf([flags])",
};
