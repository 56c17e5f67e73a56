// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The result is written back whatever the request says. */
export const heap26: Mutant = {
  clause: "HEAP-26",
  title: "a request without the read bit learns the descriptor",
  file: "impl/drivers/dma-heap.ts",
  find: "told: request.copiesOut && !request.isShort ? number : null",
  replace: "told: !request.isShort ? number : null",
  exporter: "system-heap",
};
