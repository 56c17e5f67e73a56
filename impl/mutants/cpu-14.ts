// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The core counts brackets and lets an end without a begin pass unseen. */
export const cpu14: Mutant = {
  clause: "CPU-14",
  title: "an end without a begin does not reach the exporter",
  file: "impl/framework/cpu-access.ts",
  find: '  if (dmabuf.reservation.list === null) return undefined; // CPU-24\n  const writes = direction === "DMA_BIDIRECTIONAL" || direction === "DMA_TO_DEVICE";\n  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes)); // CPU-04\n  return isError(left) ? left : undefined;\n}\n\n/** `dma_buf_end_cpu_access`. */\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n',
  replace:
    '  begun.set(dmabuf, (begun.get(dmabuf) ?? 0) + 1);\n  if (dmabuf.reservation.list === null) return undefined;\n  const writes = direction === "DMA_BIDIRECTIONAL" || direction === "DMA_TO_DEVICE";\n  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes));\n  return isError(left) ? left : undefined;\n}\n\nconst begun = new WeakMap<DmaBufStruct, number>();\n\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n  const open = begun.get(dmabuf) ?? 0;\n  if (open === 0) return undefined;\n  begun.set(dmabuf, open - 1);\n',
};
