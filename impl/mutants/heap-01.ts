// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only a missing name is looked for. */
export const heap01: Mutant = {
  clause: "HEAP-01",
  title: "a heap may have an empty name",
  file: "impl/drivers/dma-heap.ts",
  find: 'if (name === null || name === "") return',
  replace: "if (name === null) return",
  exporter: "system-heap",
};
