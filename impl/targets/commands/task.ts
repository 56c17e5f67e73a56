// SPDX-License-Identifier: MIT
import type { TASK_COMMANDS } from "../../../spec/commands/task.ts";
import type { Core } from "../../framework/core.ts";
import { HarnessFault, TaskDeath, ThirdPartyThrew } from "../../kernel/death.ts";
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
    passTime(core, args.ticks);
    return DONE;
  },

  "atomic-begin"({ core }) {
    core.task.preemptCount += 1;
    return DONE;
  },

  "atomic-end"({ core }) {
    core.task.preemptCount -= 1;
    return DONE;
  },
};

/** Whatever of an exporter is due runs as from an interrupt, all of it before anybody who waited. */
export function passTime({ clock, hardware }: Core, ticks: number): void {
  clock.advance(ticks);
  try {
    hardware.advance(ticks);
  } catch (cause) {
    throw cause instanceof TaskDeath ? cause : new ThirdPartyThrew("copy done", cause);
  }
}

function taskOf(core: Core, id: number): Task {
  const task = core.tasks[id];
  if (task === undefined) throw new HarnessFault(`the world has no task ${id}`);
  return task;
}
