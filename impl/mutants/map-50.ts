// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importer's copy leads to the CPU pages. */
export const map50: Mutant = {
  clause: "MAP-50",
  title: "the importer's copy keeps the pages",
  file: "impl/framework/table-copy.ts",
  find: "    page: null,",
  replace: "    page: entry.page,",
};
