// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every table is unmapped as BIDIRECTIONAL. */
export const hw13: Mutant = {
  clause: "HW-13",
  title: "the unmap's direction is another",
  file: "impl/exporters/dma-table.ts",
  find: "kernel.dmaUnmapSgtable(attachment.device, table, direction);",
  replace: 'kernel.dmaUnmapSgtable(attachment.device, table, "DMA_BIDIRECTIONAL");',
};
