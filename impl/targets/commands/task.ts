// SPDX-License-Identifier: MIT
import type { TASK_COMMANDS } from "../../../spec/commands/task.ts";
import type { Core } from "../../framework/core.ts";
import { HarnessFault } from "../../kernel/death.ts";
import type { Task } from "../../kernel/task.ts";
import { DONE } from "../outcome.ts";
import type { Handlers } from "./handler.ts";

/** Signals to tasks, and the clock. Who can go on then does so when the step is over. */
export const TASK_HANDLERS: Handlers<keyof typeof TASK_COMMANDS> = {
  "task-signal"({ core }, args) {
    taskOf(core, args.target).signalled = true;
    return DONE;
  },

  "task-signal-clear"({ core }, args) {
    taskOf(core, args.target).signalled = false;
    return DONE;
  },

  "advance-clock"({ core }, args) {
    core.clock.advance(args.ticks);
    return DONE;
  },
};

function taskOf(core: Core, id: number): Task {
  const task = core.tasks[id];
  if (task === undefined) throw new HarnessFault(`the world has no task ${id}`);
  return task;
}
