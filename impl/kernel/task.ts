// SPDX-License-Identifier: MIT
/** A kernel task: whoever can own a lock. */
export class Task {
  readonly id: number;
  /** A signal is pending: interruptible waits end. */
  signalled = false;

  constructor(id: number) {
    this.id = id;
  }
}
