// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Task } from "../kernel/task.ts";
import { type LockCall, WwMutex } from "../kernel/ww-mutex.ts";
import type { Core } from "./core.ts";
import type { ReservationList } from "./reservation-list.ts";
import { mightWaitForReservation } from "./signalling.ts";

/** `struct dma_resv`: a lock, and the fences of those who use the storage. */
export class Reservation extends WwMutex {
  override readonly what = "struct dma_resv";
  /** Null until somebody asked for room (RESV-01). */
  #list: ReservationList | null = null;
  /** Mutex debugging, which lock debugging brings along, takes reserved slots away at unlock (RESV-11). */
  readonly #cutsAtUnlock: boolean;

  constructor(cutsAtUnlock: boolean) {
    super("reservation");
    this.#cutsAtUnlock = cutsAtUnlock;
  }

  get list(): ReservationList | null {
    this.touch();
    return this.#list;
  }

  set list(list: ReservationList | null) {
    this.touch();
    this.#list = list;
  }

  /** `dma_resv_lock`, as far as it need not wait. */
  override tryLock(task: Task): boolean {
    mightWaitForReservation(task); // FENCE-72
    return super.tryLock(task);
  }

  /** `dma_resv_unlock`. */
  override unlock(task: Task): void {
    const list = this.#list;
    if (this.#cutsAtUnlock && list !== null) list.capacity = list.entries.length; // RESV-11
    super.unlock(task);
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
  if (duty !== null) reportOwnHold(core, reservation, site, duty);
  yield* reservation.wait(core.task);
}

function reportOwnHold(core: Core, reservation: Reservation, site: string, duty: ClauseId): void {
  if (!reservation.heldBy(core.task)) return;
  core.log.contract(site, duty, "the calling task holds the reservation lock already");
}

/** `dma_resv_lock` with a context, or interruptibly, or both. */
export function* lockReservation(
  core: Core,
  reservation: Reservation,
  site: string,
  call: LockCall,
): Sleeping<KernelError | undefined> {
  const { context } = call;
  if (context !== null && reservation.context === context) return error("EALREADY"); // WW-03
  mightWaitForReservation(core.task); // FENCE-72
  // A context tells lock debugging that the order of its locks is taken care of.
  const free = context === null ? reservation.tryLock(core.task) : reservation.trylock(core.task, context);
  if (free) return undefined;
  reportOwnHold(core, reservation, site, "MAP-08"); // WW-10
  return yield* reservation.sleep(core.task, call);
}

/** `might_lock`: lock debugging looks at what the task holds as if it took the lock; nobody waits (CPU-17, LOCK-26). */
export function mightLockReservation(core: Core, reservation: Reservation): void {
  reservation.touch();
  mightWaitForReservation(core.task); // FENCE-72
  if (core.task.reservationsHeld > 0) core.log.lockReport();
}

/** `dma_resv_assert_held`: says so and goes on (MAP-66). */
export function assertReservationHeld(core: Core, reservation: Reservation, site: string): void {
  if (!reservation.heldBy(core.task)) core.log.assertion(site);
}
