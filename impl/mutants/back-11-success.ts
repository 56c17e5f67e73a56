// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An allocation that failed is told as a map without a table. */
export const back11Success: Mutant = {
  clause: "BACK-11",
  title: "a failed allocation is told as success",
  file: "impl/exporters/late.ts",
  find: '      if ("errno" in pages) return pages;\n',
  replace: '      if ("errno" in pages) return null;\n',
  bug: "H05",
};
