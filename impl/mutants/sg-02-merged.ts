// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The table is cut to the entries that are left after the DMA layer joined them, as if each held one page. */
export const sg02Merged: Mutant = {
  clause: "SG-02",
  title: "entries are counted after the merge",
  file: "impl/exporters/dma-table.ts",
  find: "  if (error === undefined) return table;",
  replace:
    "  if (error === undefined) {\n    for (let i = 0; i < table.mappedEntries; i += 1) table.entries[i]!.dmaLengthBytes = table.entries[i]!.lengthBytes;\n    return table;\n  }",
  bug: "E09",
};
