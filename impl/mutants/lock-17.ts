// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The release wants the mutex that its caller has. */
export const lock17: Mutant = {
  clause: "LOCK-17",
  title: "the iterator's put releases the former buffer under the mutex",
  file: "impl/framework/reference.ts",
  find: "  const next = nextAlive(core, dmabuf);\n  unlockList(core);\n",
  replace:
    "  const next = nextAlive(core, dmabuf);\n  if (core.deferredFiles.length > 0) yield* lockList(core);\n  unlockList(core);\n",
};
