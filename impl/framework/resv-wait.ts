// SPDX-License-Identifier: MIT
import { isError } from "../exporters/kit.ts";
import { FOREVER } from "../kernel/clock.ts";
import type { Sleeping, Wait } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { Left } from "./fence-sleeper.ts";
import { dmaFenceWaitTimeout, type Patience } from "./fence-wait.ts";
import type { Reservation } from "./reservation.ts";
import { ResvCursor } from "./resv-cursor.ts";
import type { Usage } from "./usage.ts";

/** `dma_resv_wait_timeout`: one fence after the other, each with the time that is left (RESV-45, RESV-87). */
export function* dmaResvWaitTimeout(
  core: Core,
  reservation: Reservation,
  usage: Usage,
  { timeout, interruptible }: Patience,
): Sleeping<Left> {
  const cursor = new ResvCursor(reservation, usage);
  let left: Left = timeout === 0 ? 1 : timeout; // RESV-44
  let given = timeout;
  for (let fence = cursor.first(core); fence !== null; fence = cursor.next(core)) {
    left = yield* dmaFenceWaitTimeout(core, fence, { timeout: given, interruptible }, reservation);
    if (left === 0 || isError(left)) break; // RESV-46
    if (given !== 0) given = left; // RESV-47
    if (cursor.lost) yield new Spin(cursor);
  }
  cursor.end(core);
  return left;
}

/** Waits without a limit for what is in the way, until a signal comes. */
export function* waitForImplicitFences(core: Core, reservation: Reservation, usage: Usage): Sleeping<Left> {
  return yield* dmaResvWaitTimeout(core, reservation, usage, { timeout: FOREVER, interruptible: true });
}

/** A task that goes round in circles because the table was taken away under it, until there is one again (RESV-83). */
class Spin implements Wait {
  readonly on = "fence";
  readonly #cursor: ResvCursor;

  constructor(cursor: ResvCursor) {
    this.#cursor = cursor;
  }

  ready(): boolean {
    return this.#cursor.reservation.list !== null;
  }
}

/** `dma_resv_test_signaled` (RESV-51, RESV-52). */
export function dmaResvTestSignaled(core: Core, reservation: Reservation, usage: Usage): boolean {
  const cursor = new ResvCursor(reservation, usage);
  const fence = cursor.first(core);
  cursor.end(core);
  return fence === null;
}
