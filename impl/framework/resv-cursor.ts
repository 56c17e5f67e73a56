// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceGetRcu, dmaFencePut } from "./fence-reference.ts";
import { dmaFenceIsSignaled } from "./fence-signal.ts";
import type { FenceStruct } from "./fence-struct.ts";
import type { Reservation } from "./reservation.ts";
import type { ReservationList } from "./reservation-list.ts";
import { KERNEL, type Usage } from "./usage.ts";

/** `struct dma_resv_iter` of a walk without the lock: it gives unsignalled fences only (RESV-33). */
export class ResvCursor {
  readonly reservation: Reservation;
  readonly #usage: Usage;
  /** The table it walks over; its number of entries is that of the start (RESV-81). */
  #list: ReservationList | null = null;
  #count = 0;
  #slot = 0;
  /** The fence it is at, with a reference. */
  #fence: FenceStruct | null = null;
  /** Usage of that fence (RESV-39). */
  usage: Usage = KERNEL;
  /** This is the first fence since it started, or started over (RESV-34). */
  restarted = false;

  constructor(reservation: Reservation, usage: Usage) {
    this.reservation = reservation;
    this.#usage = usage;
  }

  /** How many entries the table had at the start. */
  get count(): number {
    return this.#count;
  }

  /** The table is gone, and the cursor stays where it was, whatever happens to the fence (RESV-83). */
  get lost(): boolean {
    return this.#list === null && this.#fence !== null;
  }

  /** `dma_resv_iter_first_unlocked`. */
  first(core: Core): FenceStruct | null {
    this.#restart();
    this.#walk(core);
    return this.#fence;
  }

  /** `dma_resv_iter_next_unlocked`. */
  next(core: Core): FenceStruct | null {
    this.restarted = false;
    if (this.reservation.list !== this.#list) this.#restart(); // RESV-34, RESV-35
    this.#walk(core);
    return this.#fence;
  }

  /** `dma_resv_iter_end` (RESV-38). */
  end(core: Core): void {
    dmaFencePut(core, this.#fence, this.reservation);
  }

  #restart(): void {
    this.#slot = 0;
    this.#list = this.reservation.list;
    this.#count = this.#list?.entries.length ?? 0;
    this.restarted = true;
  }

  #walk(core: Core): void {
    if (this.#list === null) return; // RESV-83
    do {
      dmaFencePut(core, this.#fence, this.reservation); // RESV-33
      this.#fence = this.#take();
    } while (this.#fence !== null && !this.#wants(core, this.#fence));
  }

  #take(): FenceStruct | null {
    if (this.#slot >= this.#count) return null;
    const entry = this.#list?.entries[this.#slot];
    if (entry === undefined) throw new Error("a table that lost an entry");
    this.#slot += 1;
    this.usage = entry.usage;
    return dmaFenceGetRcu(entry.fence);
  }

  /** Asks first and looks at the usage then (RESV-82). */
  #wants(core: Core, fence: FenceStruct): boolean {
    return !dmaFenceIsSignaled(core, fence, this.reservation) && this.usage <= this.#usage;
  }
}
