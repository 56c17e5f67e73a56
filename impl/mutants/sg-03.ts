// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A long first segment is cut in two after the DMA layer mapped it. */
export const sg03: Mutant = {
  clause: "SG-03",
  title: "an entry is added after the map",
  file: "impl/exporters/dma-table.ts",
  find: "  if (error === undefined) return table;",
  replace:
    "  if (error === undefined) {\n    const first = table.entries[0]!;\n    const rest = first.dmaLengthBytes - kernel.pageSizeBytes;\n    if (rest <= 0) return table;\n    table.entries.splice(1, 0, { ...first, dmaAddress: first.dmaAddress + BigInt(kernel.pageSizeBytes), dmaLengthBytes: rest });\n    first.dmaLengthBytes = kernel.pageSizeBytes;\n    table.mappedEntries += 1;\n    return table;\n  }",
};
