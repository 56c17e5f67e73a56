// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Export tests the size. */
export const export21: Mutant = {
  clause: "EXPORT-21",
  title: "a buffer of no bytes is refused",
  file: "impl/framework/export.ts",
  find: "  if (ops.map_dma_buf === undefined) return true;",
  replace: "  if (info.sizeBytes === 0n) return true;\n  if (ops.map_dma_buf === undefined) return true;",
};
