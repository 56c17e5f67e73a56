// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only what the CPU has read is flushed. */
export const heap19End: Mutant = {
  clause: "HEAP-19",
  title: "an end for writing syncs nothing",
  file: "impl/exporters/system-heap.ts",
  find: "      syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForDevice);\n",
  replace: '      if (direction !== "DMA_TO_DEVICE") syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForDevice);\n',
  exporter: "system-heap",
};
