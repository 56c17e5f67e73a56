// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import { dmaFenceGet, dmaFencePut } from "./fence-reference.ts";
import { assertReservationHeld, type Reservation } from "./reservation.ts";
import { ReservationList } from "./reservation-list.ts";
import { ResvCursor } from "./resv-cursor.ts";
import { mightReclaim } from "./signalling.ts";
import { BOOKKEEP } from "./usage.ts";

/** `dma_resv_copy_fences`: the destination under its lock, the source without (RESV-53). */
export function dmaResvCopyFences(core: Core, reservation: Reservation, source: Reservation): KernelError | undefined {
  assertReservationHeld(core, reservation, "dma_resv_copy_fences"); // RESV-03
  const cursor = new ResvCursor(source, BOOKKEEP);
  let copy: ReservationList | null = null; // RESV-55
  for (let fence = cursor.first(core); fence !== null; fence = cursor.next(core)) {
    if (copy === null) mightReclaim(core); // RESV-92
    if (copy === null && core.faults.fails("alloc:fences")) {
      cursor.end(core);
      return error("ENOMEM"); // RESV-54
    }
    copy ??= new ReservationList(cursor.count); // RESV-84, RESV-85
    copy.entries.push({ fence: dmaFenceGet(fence), usage: cursor.usage });
  }
  cursor.end(core);
  const former = reservation.list;
  reservation.list = copy;
  dropList(core, reservation, former);
  return undefined;
}

/** `dma_resv_list_free`: one reference for each entry (RESV-67). */
function dropList(core: Core, reservation: Reservation, list: ReservationList | null): void {
  for (const { fence } of list?.entries ?? []) dmaFencePut(core, fence, reservation);
}

/** `dma_resv_fini` (RESV-02). */
export function dmaResvFini(core: Core, reservation: Reservation): void {
  const list = reservation.list;
  reservation.list = null;
  dropList(core, reservation, list);
  reservation.free();
}
