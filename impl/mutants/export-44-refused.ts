// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A size with its top bit set counts as negative, and is refused. */
export const export44Refused: Mutant = {
  clause: "EXPORT-44",
  title: "a size of 2^63 bytes is refused",
  file: "impl/framework/export.ts",
  find: "  if (ops.map_dma_buf === undefined) return true;",
  replace:
    "  if (BigInt.asIntN(64, info.sizeBytes) < 0n) return true;\n  if (ops.map_dma_buf === undefined) return true;",
};
