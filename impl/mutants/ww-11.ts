// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The stamp is not counted from context to context. */
export const ww11: Mutant = {
  clause: "WW-11",
  title: "a context is as old as its task",
  file: "impl/targets/commands/lock.ts",
  find: "new AcquireContext(id, task, session.lastStamp)",
  replace: "new AcquireContext(id, task, task.id)",
};
