// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A bracket for both reading and writing is taken for one that writes. */
export const cpu19: Mutant = {
  clause: "CPU-19",
  title: "begin BIDIRECTIONAL leaves the CPU's cache as it is",
  file: "impl/exporters/brackets.ts",
  find: 'if (direction === "DMA_TO_DEVICE") return;',
  replace: 'if (direction !== "DMA_FROM_DEVICE") return;',
  exporter: "pages",
};
