// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The last segment is marked by a bit above the 32 bits of its length. */
export const sg19: Mutant = {
  clause: "SG-19",
  title: "a flag above the length",
  file: "impl/exporters/dma-table.ts",
  find: "  if (error === undefined) return table;",
  replace:
    "  if (error === undefined) {\n    const last = table.entries[table.mappedEntries - 1]!;\n    last.dmaLengthBytes += 2 ** 32;\n    return table;\n  }",
};
