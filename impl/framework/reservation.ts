// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import { Lock } from "../kernel/lock.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";

/** `struct dma_resv`, as far as one task without fences needs it: its lock. */
export class Reservation extends Lock {
  override readonly what = "struct dma_resv";

  constructor() {
    super("reservation");
  }
}

/**
 * Sleeps for a reservation lock that is taken. A task that holds it already has broken `duty` and sleeps for ever;
 * `duty` null: user space cannot know.
 */
export function* waitForReservation(
  core: Core,
  reservation: Reservation,
  site: string,
  duty: ClauseId | null,
): Sleeping<void> {
  if (duty !== null && reservation.heldBy(core.task)) {
    core.log.contract(site, duty, "the calling task holds the reservation lock already");
  }
  yield* reservation.wait(core.task);
}

/** `might_lock`: lock debugging tells a task that holds the lock that it would wait for itself; nobody waits (CPU-17). */
export function mightLockReservation(core: Core, reservation: Reservation): void {
  if (reservation.heldBy(core.task)) core.log.lockReport();
}

/** `dma_resv_assert_held`: says so and goes on (MAP-66). */
export function assertReservationHeld(core: Core, reservation: Reservation, site: string): void {
  if (!reservation.heldBy(core.task)) core.log.assertion(site);
}
