// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A bracket for both reading and writing is taken for one that reads. */
export const cpu20: Mutant = {
  clause: "CPU-20",
  title: "end BIDIRECTIONAL leaves dirty lines in the CPU's cache",
  file: "impl/exporters/brackets.ts",
  find: 'if (direction === "DMA_FROM_DEVICE") return;',
  replace: 'if (direction !== "DMA_TO_DEVICE") return;',
  exporter: "pages",
};
