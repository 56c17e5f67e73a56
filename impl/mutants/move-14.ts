// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter waits for readers and writers only. */
export const move14: Mutant = {
  clause: "MOVE-14",
  title: "a move leaves out fences of usage BOOKKEEP",
  file: "impl/exporters/vram.ts",
  find: '"DMA_RESV_USAGE_BOOKKEEP"); // MOVE-08',
  replace: '"DMA_RESV_USAGE_READ"); // MOVE-08',
  exporter: "vram",
};
