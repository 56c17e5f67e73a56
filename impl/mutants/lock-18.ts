// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the counter is guarded. */
export const lock18: Mutant = {
  clause: "LOCK-18",
  title: "vmap gives the buffer mutex up before it calls the op",
  file: "impl/framework/vmap.ts",
  find: "  const refusal = yield* vmapUnderLock(core, dmabuf, map);\n  dmabuf.mutex.unlock(core.task);\n",
  replace:
    "  if (dmabuf.vmappingCounter === 0) {\n    dmabuf.mutex.unlock(core.task);\n    return yield* vmapUnderLock(core, dmabuf, map);\n  }\n  const refusal = yield* vmapUnderLock(core, dmabuf, map);\n  dmabuf.mutex.unlock(core.task);\n",
  era: "6.1",
};
