// SPDX-License-Identifier: MIT
/** A kernel task: whoever can own a lock. */
export class Task {
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }
}
