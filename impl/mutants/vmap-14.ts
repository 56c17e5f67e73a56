// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vunmap gives the mutex up before it calls the op. */
export const vmap14: Mutant = {
  clause: "VMAP-14",
  title: "vunmap gives the mutex up before it calls the op",
  file: "impl/framework/vunmap.ts",
  find: "  yield* vunmapUnderLock(core, dmabuf, map);\n  dmabuf.mutex.unlock(core.task);",
  replace: "  dmabuf.mutex.unlock(core.task);\n  yield* vunmapUnderLock(core, dmabuf, map);",
  era: "6.1",
};
