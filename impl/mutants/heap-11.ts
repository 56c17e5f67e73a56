// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** One flag more is known. */
export const heap11: Mutant = {
  clause: "HEAP-11",
  title: "O_NONBLOCK is accepted",
  file: "impl/drivers/dma-heap.ts",
  find: 'new Set(["O_RDONLY", "O_WRONLY", "O_RDWR", "O_CLOEXEC"])',
  replace: 'new Set(["O_RDONLY", "O_WRONLY", "O_RDWR", "O_CLOEXEC", "O_NONBLOCK"])',
  exporter: "system-heap",
};
