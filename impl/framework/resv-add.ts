// SPDX-License-Identifier: MIT
import { KernelBug } from "../kernel/death.ts";
import type { Core } from "./core.ts";
import { dmaFenceIsLaterOrSame } from "./fence-order.ts";
import { dmaFenceGet, dmaFencePut } from "./fence-reference.ts";
import { dmaFenceIsSignaled } from "./fence-signal.ts";
import type { FenceStruct } from "./fence-struct.ts";
import { assertReservationHeld, type Reservation } from "./reservation.ts";
import type { ReservationEntry } from "./reservation-list.ts";
import type { Usage } from "./usage.ts";

const SITE = "dma_resv_add_fence";

/** `dma_resv_add_fence`. Order: RESV-75. */
export function dmaResvAddFence(core: Core, reservation: Reservation, fence: FenceStruct, usage: Usage): void {
  dmaFenceGet(fence); // RESV-15
  assertReservationHeld(core, reservation, SITE); // RESV-03
  if (fence.container) core.log.warn(SITE); // RESV-25
  const list = reservation.list;
  if (list === null) throw new KernelBug(SITE); // RESV-12
  const entry = { fence, usage };
  for (const [slot, old] of list.entries.entries()) {
    if (!givesWay(core, reservation, old, entry)) continue;
    list.entries[slot] = entry; // RESV-26
    dmaFencePut(core, old.fence, reservation); // RESV-15
    return;
  }
  core.log.bugOn(list.entries.length >= list.capacity, SITE); // RESV-12
  list.entries.push(entry);
}

/** Whether an entry may be overwritten: what the new fence stands for includes it, or it is done (RESV-20, RESV-76). */
function givesWay(core: Core, reservation: Reservation, old: ReservationEntry, entry: ReservationEntry): boolean {
  return isIncluded(core, old, entry) || dmaFenceIsSignaled(core, old.fence, reservation);
}

function isIncluded(core: Core, old: ReservationEntry, { fence, usage }: ReservationEntry): boolean {
  if (old.fence.context !== fence.context) return false;
  if (old.usage < usage) return false; // RESV-23
  return dmaFenceIsLaterOrSame(core, fence, old.fence); // RESV-24, RESV-72
}

/** `dma_resv_replace_fences` (RESV-27, RESV-30, RESV-78). */
export function dmaResvReplaceFences(
  core: Core,
  reservation: Reservation,
  context: number,
  fence: FenceStruct,
  usage: Usage,
): void {
  assertReservationHeld(core, reservation, "dma_resv_replace_fences"); // RESV-03
  const entries = reservation.list?.entries ?? [];
  for (const [slot, old] of entries.entries()) {
    if (old.fence.context !== context) continue;
    entries[slot] = { fence: dmaFenceGet(fence), usage };
    dmaFencePut(core, old.fence, reservation);
  }
}
