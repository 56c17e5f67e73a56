// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Others get the lock while the exporter waits for their fences. */
export const move31: Mutant = {
  clause: "MOVE-31",
  title: "the lock is let go between the announcement and the copy",
  file: "impl/exporters/vram.ts",
  find: '    yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP"); // MOVE-08, MOVE-14\n',
  replace:
    '    kernel.resvUnlock(dmabuf);\n    yield* kernel.resvWait(dmabuf, "DMA_RESV_USAGE_BOOKKEEP");\n    yield* kernel.resvLock(dmabuf);\n    kernel.resvReserve(dmabuf, 1);\n',
  exporter: "vram",
};
