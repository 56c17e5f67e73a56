// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import type { Ticks } from "../kernel/clock.ts";
import { error } from "../kernel/error.ts";
import type { Wait } from "../kernel/sleep.ts";
import type { Task } from "../kernel/task.ts";
import type { Core } from "./core.ts";
import type { FenceCallback } from "./fence-struct.ts";

/** What a wait comes to: the ticks left, 0 for none, or an error. */
export type Left = Ticks | KernelError;

/** A task that sleeps until a fence signals: the callback that wakes it, and what else may. */
export class FenceSleeper implements FenceCallback, Wait {
  readonly on = "fence";
  readonly #core: Core;
  readonly #interruptible: boolean;
  readonly #due: number;
  #woken = false;

  constructor(core: Core, interruptible: boolean, timeout: Ticks) {
    this.#core = core;
    this.#interruptible = interruptible;
    this.#due = core.clock.after(timeout);
  }

  run(): void {
    this.#woken = true;
  }

  ready(task: Task): boolean {
    if (this.#woken) return true;
    if (this.#interruptible && task.signalled) return true; // FENCE-43
    return this.#core.clock.until(this.#due) === 0;
  }

  /** What a task finds that is awake again: first the time, then signals; the fence comes last (FENCE-41, FENCE-51). */
  left(): Left {
    this.#woken = false;
    const left = this.#core.clock.until(this.#due);
    if (left === 0) return 0;
    if (this.#interruptible && this.#core.task.signalled) return error("ERESTARTSYS");
    return left;
  }
}
