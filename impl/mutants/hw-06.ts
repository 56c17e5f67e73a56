// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter maps for reading only, whatever the device is about to do. */
export const hw06: Mutant = {
  clause: "HW-06",
  title: "every map is made TO_DEVICE",
  file: "impl/exporters/dma-table.ts",
  find: "kernel.dmaMapSgtable(attachment.device, table, direction);",
  replace: 'kernel.dmaMapSgtable(attachment.device, table, "DMA_TO_DEVICE");',
};
