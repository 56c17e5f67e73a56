// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importer's copy counts the CPU entries it does not have. */
export const map50Counts: Mutant = {
  clause: "MAP-50",
  title: "the copy keeps the original count",
  file: "impl/framework/table-copy.ts",
  find: "    this.originalEntries = entries.length;",
  replace: "    this.originalEntries = original.originalEntries;",
};
