// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The CPU count is overwritten with the mapped one, so that fewer entries are unmapped than were mapped. */
export const sg05: Mutant = {
  clause: "SG-05",
  title: "the mapped count replaces the original one",
  file: "impl/exporters/dma-table.ts",
  find: "  if (error === undefined) return table;",
  replace: "  if (error === undefined) return Object.assign(table, { originalEntries: table.mappedEntries });",
};
