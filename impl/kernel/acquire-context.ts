// SPDX-License-Identifier: MIT
import type { Task } from "./task.ts";
import type { WwMutex } from "./ww-mutex.ts";

/** `struct ww_acquire_ctx`: a task's attempt to lock several reservations together. */
export class AcquireContext {
  /** Step id of the command that began it. */
  readonly handle: number;
  readonly task: Task;
  /** Smaller is older (WW-11). */
  readonly stamp: number;
  /** Locks held under it. */
  acquired = 0;
  /** It was said to have all locks it wants. */
  done = false;
  ended = false;
  /** The lock it had to back off from, until it gets one: lock debugging wants it to be that one (WW-06). */
  contending: WwMutex | null = null;

  constructor(handle: number, task: Task, stamp: number) {
    this.handle = handle;
    this.task = task;
    this.stamp = stamp;
  }

  /** Whether this one has to give way to the other. */
  youngerThan(other: AcquireContext): boolean {
    return this.stamp > other.stamp;
  }
}
