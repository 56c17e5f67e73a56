// SPDX-License-Identifier: MIT
import type { Log } from "./log.ts";

/** A kernel task: whoever can own a lock. */
export class Task {
  readonly id: number;
  /** Where lock debugging speaks about what this task does. */
  readonly log: Log;
  /** A signal is pending: interruptible waits end. */
  signalled = false;
  /** Locks of the reservation class it holds, as lock debugging counts them. */
  reservationsHeld = 0;
  /** Acquire contexts it has begun and not ended. */
  contexts = 0;
  /** The signalling section it is in, the outermost one, by handle. */
  signallingSection: number | null = null;
  /** How often it has switched preemption off and not on again. */
  preemptCount = 0;

  constructor(id: number, log: Log) {
    this.id = id;
    this.log = log;
  }
}
