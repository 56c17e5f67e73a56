// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whatever keeps the descriptor away is called a lack of memory. */
export const heap16Errno: Mutant = {
  clause: "HEAP-16",
  title: "a full descriptor table gives EFAULT",
  file: "impl/drivers/dma-heap.ts",
  find: 'return undone(core, dmabuf, "EMFILE"); // HEAP-16',
  replace: 'return undone(core, dmabuf, "EFAULT");',
  exporter: "system-heap",
};
