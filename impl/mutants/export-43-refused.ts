// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Export demands the name that the header demands. */
export const export43Refused: Mutant = {
  clause: "EXPORT-43",
  title: "a NULL exporter name is refused",
  file: "impl/framework/export.ts",
  find: "  if (ops.map_dma_buf === undefined) return true;",
  replace: "  if (info.exporterName === null) return true;\n  if (ops.map_dma_buf === undefined) return true;",
};
