// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The lowest bit is spared. */
export const heap12: Mutant = {
  clause: "HEAP-12",
  title: "heap flag 1 is accepted",
  file: "impl/drivers/dma-heap.ts",
  find: "if (data.heapFlags !== 0) return",
  replace: "if (data.heapFlags > 1) return",
  exporter: "system-heap",
};
