// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The core counts brackets and lets an end without a begin pass unseen. */
export const cpu14: Mutant = {
  clause: "CPU-14",
  title: "an end without a begin does not reach the exporter",
  file: "impl/framework/cpu-access.ts",
  find: "  return yield* callBeginCpuAccess(core, dmabuf, direction); // CPU-02\n}\n\n/** `dma_buf_end_cpu_access`. */\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n",
  replace:
    "  begun.set(dmabuf, (begun.get(dmabuf) ?? 0) + 1);\n  return yield* callBeginCpuAccess(core, dmabuf, direction);\n}\n\nconst begun = new WeakMap<DmaBufStruct, number>();\n\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n  const open = begun.get(dmabuf) ?? 0;\n  if (open === 0) return undefined;\n  begun.set(dmabuf, open - 1);\n",
};
