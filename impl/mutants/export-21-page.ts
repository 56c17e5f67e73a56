// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Export tests the size, and calls it a bad argument when it is no multiple of a page. */
export const export21Page: Mutant = {
  clause: "EXPORT-21",
  title: "sizes that end within a page are refused",
  file: "impl/framework/export.ts",
  find: "  if (ops.map_dma_buf === undefined) return true;",
  replace:
    "  if (info.sizeBytes % BigInt(core.pageSizeBytes) !== 0n) return true;\n  if (ops.map_dma_buf === undefined) return true;",
};
