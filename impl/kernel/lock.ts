// SPDX-License-Identifier: MIT
import { KernelBug } from "./death.ts";
import { Freeable } from "./freeable.ts";
import type { Sleeping, Wait } from "./sleep.ts";
import type { Task } from "./task.ts";

/**
 * A sleeping lock with an owner: a mutex, or a reservation lock taken without an acquire context. A task that takes it
 * twice waits for itself for ever.
 */
export class Lock extends Freeable implements Wait {
  readonly what: string = "lock";
  readonly on: string;
  #owner: Task | null = null;

  constructor(on: string) {
    super();
    this.on = on;
  }

  get held(): boolean {
    this.touch();
    return this.#owner !== null;
  }

  heldBy(task: Task): boolean {
    this.touch();
    return this.#owner === task;
  }

  /** Takes the lock if it is free. Callers try this first: no coroutine is made where nothing sleeps. */
  tryLock(task: Task): boolean {
    this.touch();
    if (this.#owner !== null) return false;
    this.#owner = task;
    return true;
  }

  /** Whether a sleeper may try again. */
  ready(): boolean {
    return this.#owner === null;
  }

  /** Sleeps until the lock is free, and takes it. */
  *wait(task: Task): Sleeping<void> {
    while (!this.tryLock(task)) yield this;
  }

  unlock(task: Task): void {
    if (!this.heldBy(task)) throw new KernelBug(`unlock of ${this.on}`);
    this.#owner = null;
  }
}
