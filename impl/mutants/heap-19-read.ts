// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only who writes as well has the caches looked at. */
export const heap19Read: Mutant = {
  clause: "HEAP-19",
  title: "a begin for reading syncs nothing",
  file: "impl/exporters/system-heap.ts",
  find: "      syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForCpu);\n",
  replace: '      if (direction !== "DMA_FROM_DEVICE") syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForCpu);\n',
  exporter: "system-heap",
};
