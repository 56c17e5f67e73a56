// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The buffer outlives the request that got no descriptor. */
export const heap16: Mutant = {
  clause: "HEAP-16",
  title: "a buffer without descriptor is never put",
  file: "impl/drivers/dma-heap.ts",
  find: 'return undone(core, dmabuf, "EMFILE"); // HEAP-16',
  replace: 'return error("EMFILE");',
  exporter: "system-heap",
};
