// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Export takes the list's mutex past lock debugging. */
export const lock02: Mutant = {
  clause: "LOCK-02",
  title: "export with a reservation held is not reported",
  file: "impl/framework/global-list.ts",
  find: "  yield* lockList(core);\n  core.list.unshift(dmabuf);",
  replace:
    "  if (!core.listMutex.tryLock(core.task)) yield* core.listMutex.wait(core.task);\n  core.list.unshift(dmabuf);",
};
