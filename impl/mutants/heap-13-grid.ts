// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Rounding is left to the caller. */
export const heap13Grid: Mutant = {
  clause: "HEAP-13",
  title: "a length off the page grid is refused",
  file: "impl/drivers/dma-heap.ts",
  find: "    if (sizeBytes === 0n) return",
  replace: "    if (sizeBytes === 0n || sizeBytes !== data.lengthBytes) return",
  exporter: "system-heap",
};
