// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Importers hear of the move when their fences were waited for. */
export const move25: Mutant = {
  clause: "MOVE-25",
  title: "the announcement comes after the wait",
  file: "impl/exporters/vram.ts",
  find: '    yield* kernel.moveNotify(dmabuf); // MOVE-25\n    yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP"); // MOVE-08, MOVE-14\n',
  replace: '    yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP");\n    yield* kernel.moveNotify(dmabuf);\n',
  exporter: "vram",
};
