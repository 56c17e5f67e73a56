// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Buffers are open for reading and writing. */
export const heap24: Mutant = {
  clause: "HEAP-24",
  title: "the access mode in fd_flags is passed over",
  file: "impl/drivers/dma-heap.ts",
  find: "made, sizeBytes, data.fdFlags);",
  replace: 'made, sizeBytes, "O_RDWR");',
  exporter: "system-heap",
};
