// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter looks for NONE alone before it asks the DMA layer. */
export const map41: Mutant = {
  clause: "MAP-41",
  title: "a nonsense direction reaches the DMA layer",
  file: "impl/exporters/dma-table.ts",
  find: 'return direction !== "DMA_NONE" && direction !== "out-of-range";',
  replace: 'return direction !== "DMA_NONE";',
};
