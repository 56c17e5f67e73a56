// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The struct goes back as it came. */
export const heap15: Mutant = {
  clause: "HEAP-15",
  title: "the new descriptor is not stored in fd",
  file: "impl/drivers/dma-heap.ts",
  find: "told: request.copiesOut && !request.isShort ? number : null",
  replace: "told: request.copiesOut && !request.isShort ? request.fd : null",
  exporter: "system-heap",
};
