// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An open bracket is an exclusive one. */
export const cpu21: Mutant = {
  clause: "CPU-21",
  title: "a second begin is refused while a bracket is open",
  file: "impl/framework/cpu-access.ts",
  find: '  if (dmabuf.ops.begin_cpu_access !== undefined) {\n    const refusal = yield* callBeginCpuAccess(core, dmabuf, direction); // CPU-02\n    if (refusal !== undefined) return refusal; // CPU-25\n  }\n  if (dmabuf.reservation.list === null) return undefined; // CPU-24\n  const writes = direction === "DMA_BIDIRECTIONAL" || direction === "DMA_TO_DEVICE";\n  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes)); // CPU-04\n  return isError(left) ? left : undefined;\n}\n\n/** `dma_buf_end_cpu_access`. */\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n',
  replace:
    '  if (open.has(dmabuf)) return error("EBUSY");\n  open.add(dmabuf);\n  if (dmabuf.ops.begin_cpu_access !== undefined) {\n    const refusal = yield* callBeginCpuAccess(core, dmabuf, direction);\n    if (refusal !== undefined) return refusal;\n  }\n  if (dmabuf.reservation.list === null) return undefined;\n  const writes = direction === "DMA_BIDIRECTIONAL" || direction === "DMA_TO_DEVICE";\n  const left = yield* waitForImplicitFences(core, dmabuf.reservation, dmaResvUsageRw(writes));\n  return isError(left) ? left : undefined;\n}\n\nconst open = new WeakSet<DmaBufStruct>();\n\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n  open.delete(dmabuf);\n',
};
