// SPDX-License-Identifier: MIT
/** The tasks of a session: which of them sleep in the middle of a step, and what comes of it when they go on. */
import type { Callback, Completion, Diagnostic, Outcome } from "../../spec/observation.ts";
import type { AnyStep, Fault } from "../../spec/program.ts";
import type { Core } from "../framework/core.ts";
import { HarnessFault } from "../kernel/death.ts";
import type { Sleeping, Wait } from "../kernel/sleep.ts";
import { Task } from "../kernel/task.ts";

/** A step that began and waits. */
interface Sleeper {
  readonly step: AnyStep;
  readonly task: Task;
  code: Sleeping<Outcome>;
  wait: Wait;
  /** The fault of the step that has not struck yet. */
  fault: Fault | undefined;
  /** What it showed since it began to wait. */
  readonly callbacks: Callback[];
  readonly diagnostics: Diagnostic[];
}

/** How far a piece of kernel code got. */
type Progress = { readonly done: Outcome } | { readonly wait: Wait };

/** What a task still does after a call, on its way back to userspace; null: nothing. */
export type Afterwards = (outcome: Outcome) => Sleeping<Outcome> | null;

const NOWHERE: Wait = { on: "nothing" };

/** Prepares what a step plans for those it calls. */
export type Planned = (step: AnyStep) => void;

export class Tasks {
  readonly #core: Core;
  readonly #planned: Planned;
  readonly #afterwards: Afterwards;
  /** Takes note of what ended a task. */
  readonly #died: (cause: unknown) => Outcome;
  /** In the order in which they began to wait. */
  readonly #sleepers: Sleeper[] = [];

  constructor(core: Core, count: number, planned: Planned, afterwards: Afterwards, died: (cause: unknown) => Outcome) {
    this.#core = core;
    this.#planned = planned;
    this.#died = died;
    this.#afterwards = afterwards;
    core.tasks.push(...Array.from({ length: count }, (_, id) => new Task(id, core.log)));
    this.use(0);
  }

  /** Whether somebody is left who could wake a sleeper. */
  get onlyOne(): boolean {
    return this.#core.tasks.length === 1;
  }

  get asleep(): boolean {
    return this.#sleepers.length > 0;
  }

  task(id: number): Task {
    const task = this.#core.tasks[id];
    if (task === undefined) throw new HarnessFault(`the world has no task ${id}`);
    return task;
  }

  /** The task that runs from here on. */
  use(id: number): void {
    this.#core.task = this.task(id);
  }

  sleeps(id: number): boolean {
    return this.#sleepers.some(({ task }) => task.id === id);
  }

  /** Runs a step's code to its end, or to where it must wait. */
  start(step: AnyStep, code: Sleeping<Outcome>): Progress {
    const { task } = this.#core;
    const sleeper: Sleeper = { step, task, code, wait: NOWHERE, fault: undefined, callbacks: [], diagnostics: [] };
    const progress = this.#advance(sleeper);
    if ("wait" in progress) this.#sleepers.push(sleeper);
    return progress;
  }

  #advance(sleeper: Sleeper): Progress {
    for (;;) {
      const at = sleeper.code.next();
      if (at.done !== true) {
        sleeper.wait = at.value;
        sleeper.fault = this.#core.faults.left;
        return { wait: at.value };
      }
      const more = this.#afterwards(at.value);
      if (more === null) return { done: at.value };
      sleeper.code = more;
    }
  }

  #advanceOrDie(sleeper: Sleeper): Progress {
    try {
      return this.#advance(sleeper);
    } catch (cause) {
      return { done: this.#died(cause) };
    }
  }

  /** Lets every task go on that can, the longest sleeper first, until none can. */
  wake(): Completion[] {
    const completions: Completion[] = [];
    for (let ready = this.#firstReady(); ready !== undefined; ready = this.#firstReady()) {
      const ended = this.#resume(ready);
      if (ended !== null) completions.push(ended);
    }
    return completions;
  }

  #firstReady(): Sleeper | undefined {
    return this.#sleepers.find(({ wait, task }) => wait.ready?.(task) === true);
  }

  #resume(sleeper: Sleeper): Completion | null {
    const core = this.#core;
    core.task = sleeper.task;
    core.faults.arm(sleeper.fault);
    this.#planned(sleeper.step);
    const [callbacks, diagnostics] = [core.callbacks.length, core.log.entries.length];
    const before = sleeper.wait;
    const progress = this.#advanceOrDie(sleeper);
    sleeper.callbacks.push(...core.callbacks.splice(callbacks));
    sleeper.diagnostics.push(...core.log.entries.splice(diagnostics));
    if ("wait" in progress) return progress.wait === before ? null : told(sleeper, blockedOn(progress.wait));
    this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1);
    return told(sleeper, progress.done);
  }
}

/** What a step showed since it was last told of. One that looked again and waits for the same has nothing to tell. */
function told(sleeper: Sleeper, outcome: Outcome): Completion {
  const { step, callbacks, diagnostics } = sleeper;
  return { step: step.id, outcome, callbacks: callbacks.splice(0), diagnostics: diagnostics.splice(0) };
}

/** How a step appears that waits. */
export function blockedOn(wait: unknown): Outcome {
  return { status: "blocked", on: waitName(wait) };
}

/** A third party's coroutine may yield anything. */
function waitName(wait: unknown): string {
  if (typeof wait === "object" && wait !== null && "on" in wait && typeof wait.on === "string") return wait.on;
  return "exporter";
}
