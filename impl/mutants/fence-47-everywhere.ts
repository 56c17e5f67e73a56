// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A task that has left atomic context as often as it entered it is still taken to be there. */
export const fence47Everywhere: Mutant = {
  clause: "FENCE-47",
  title: "a wait is reported as one in atomic context after the task has left it",
  file: "impl/targets/commands/task.ts",
  find: "    core.task.preemptCount -= 1;",
  replace: "    core.task.preemptCount = Math.max(1, core.task.preemptCount - 1);",
};
