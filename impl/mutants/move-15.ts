// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A writer's fence stands for the copy. */
export const move15: Mutant = {
  clause: "MOVE-15",
  title: "the copy's fence has usage WRITE",
  file: "impl/exporters/vram.ts",
  find: 'fence, "DMA_RESV_USAGE_KERNEL");',
  replace: 'fence, "DMA_RESV_USAGE_WRITE");',
  exporter: "vram",
};
