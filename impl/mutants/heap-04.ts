// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One minor is set aside for all the heaps that are added. */
export const heap04: Mutant = {
  clause: "HEAP-04",
  title: "there is room for one heap besides the system heap",
  file: "impl/drivers/dma-heap.ts",
  find: "this.#names.size >= MINORS",
  replace: "this.#names.size > 1",
  exporter: "system-heap",
};
