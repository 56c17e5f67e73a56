// SPDX-License-Identifier: MIT
/** How long to wait, or how much of it is left, in ticks of the virtual clock. The text means for ever. */
export type Ticks = number | typeof FOREVER;

export const FOREVER = "MAX_SCHEDULE_TIMEOUT";

/** The virtual clock: it goes on only where a program says so. */
export class Clock {
  #now = 0;

  advance(ticks: number): void {
    this.#now += ticks;
  }

  /** The moment that lies so far ahead. */
  after(ticks: Ticks): number {
    return ticks === FOREVER ? Number.POSITIVE_INFINITY : this.#now + ticks;
  }

  /** What is left until a moment, never below zero. */
  until(moment: number): Ticks {
    if (moment === Number.POSITIVE_INFINITY) return FOREVER;
    return Math.max(moment - this.#now, 0);
  }
}
