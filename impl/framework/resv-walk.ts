// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { assertReservationHeld, type Reservation } from "./reservation.ts";
import type { ReservationEntry } from "./reservation-list.ts";
import type { Usage } from "./usage.ts";

/** `dma_resv_for_each_fence`: a walk under the lock, signalled fences included (RESV-31). */
export function* dmaResvForEachFence(
  core: Core,
  reservation: Reservation,
  usage: Usage,
): Generator<ReservationEntry, void, void> {
  assertReservationHeld(core, reservation, "dma_resv_iter_first"); // RESV-74
  const entries = reservation.list?.entries ?? [];
  let slot = 0;
  for (;;) {
    assertReservationHeld(core, reservation, "dma_resv_iter_next"); // RESV-74
    let entry = entries[slot++];
    while (entry !== undefined && entry.usage > usage) entry = entries[slot++];
    if (entry === undefined) return;
    yield entry;
  }
}
