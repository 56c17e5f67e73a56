// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table that could not be allocated is told as a map without one. */
export const back11Success: Mutant = {
  clause: "BACK-11",
  title: "a failed allocation is told as success",
  file: "impl/exporters/stored.ts",
  find: 'return "errno" in table ? table : mapTable',
  replace: 'return "errno" in table ? null : mapTable',
  bug: "H05",
};
