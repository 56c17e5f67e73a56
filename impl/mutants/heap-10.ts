// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A small number passes for one of the standard descriptors. */
export const heap10: Mutant = {
  clause: "HEAP-10",
  title: "an fd field of 1 is accepted",
  file: "impl/drivers/dma-heap.ts",
  find: "if (data.fd !== 0) return",
  replace: "if (data.fd > 2) return",
  exporter: "system-heap",
};
