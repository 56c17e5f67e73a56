// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import { dmaFencePut } from "./fence-reference.ts";
import { dmaFenceIsSignaled } from "./fence-signal.ts";
import type { FenceStruct } from "./fence-struct.ts";
import { assertReservationHeld, type Reservation } from "./reservation.ts";
import { powerOfTwoFrom, ReservationList } from "./reservation-list.ts";
import { mightReclaim } from "./signalling.ts";

const SITE = "dma_resv_reserve_fences";
const FEWEST_SLOTS = 4;

/** `dma_resv_reserve_fences`. */
export function dmaResvReserveFences(core: Core, reservation: Reservation, slots: number): KernelError | undefined {
  assertReservationHeld(core, reservation, SITE); // RESV-03
  if (slots === 0 && core.switches.reserveZeroRefused) {
    core.log.warn(SITE); // RESV-09
    return error("EINVAL");
  }
  const old = reservation.list;
  if (old !== null && old.capacity > 0 && old.entries.length + slots <= old.capacity) return undefined; // RESV-05
  mightReclaim(core); // RESV-92
  if (core.faults.fails("alloc:fences")) return error("ENOMEM"); // RESV-08
  grow(core, reservation, old, slotsToAskFor(old, slots));
  return undefined;
}

/** RESV-06. */
function slotsToAskFor(old: ReservationList | null, slots: number): number {
  if (old === null || old.capacity === 0) return Math.max(FEWEST_SLOTS, powerOfTwoFrom(slots));
  return Math.max(old.entries.length + slots, old.capacity * 2);
}

/** Signalled fences stay behind (RESV-07); they are released last first, when the new table is in place (RESV-94). */
function grow(core: Core, reservation: Reservation, old: ReservationList | null, slots: number): void {
  const table = new ReservationList(slots);
  const dropped: FenceStruct[] = [];
  for (const entry of old?.entries ?? []) {
    if (dmaFenceIsSignaled(core, entry.fence, reservation)) dropped.unshift(entry.fence);
    else table.entries.push(entry);
  }
  reservation.list = table;
  for (const fence of dropped) dmaFencePut(core, fence, reservation);
}
