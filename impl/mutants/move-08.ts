// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The exporter takes the old place from under its users' jobs. */
export const move08: Mutant = {
  clause: "MOVE-08",
  title: "a move waits for no fence",
  file: "impl/exporters/vram.ts",
  find: '    yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP"); // MOVE-08, MOVE-14\n',
  replace: "",
  exporter: "vram",
};
