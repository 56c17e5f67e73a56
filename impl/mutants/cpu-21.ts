// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An open bracket is an exclusive one. */
export const cpu21: Mutant = {
  clause: "CPU-21",
  title: "a second begin is refused while a bracket is open",
  file: "impl/framework/cpu-access.ts",
  find: "  return yield* callBeginCpuAccess(core, dmabuf, direction); // CPU-02\n}\n\n/** `dma_buf_end_cpu_access`. */\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n",
  replace:
    '  if (open.has(dmabuf)) return error("EBUSY");\n  open.add(dmabuf);\n  return yield* callBeginCpuAccess(core, dmabuf, direction);\n}\n\nconst open = new WeakSet<DmaBufStruct>();\n\nexport function* dmaBufEndCpuAccess(core: Core, dmabuf: DmaBufStruct, direction: Direction): Sleeping<Refusal> {\n  open.delete(dmabuf);\n',
};
