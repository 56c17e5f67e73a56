// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The page links stay inverted when the exporter gets its table back. */
export const map49: Mutant = {
  clause: "MAP-49",
  title: "unmap does not restore the page links",
  file: "impl/framework/table-debug.ts",
  find: "return tableOfCopy(core, table);\n  scramblePageLinks(table);\n",
  replace: "return tableOfCopy(core, table);\n",
  era: "6.12",
};
