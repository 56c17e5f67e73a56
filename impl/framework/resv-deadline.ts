// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceSetDeadline } from "./fence-deadline.ts";
import type { Reservation } from "./reservation.ts";
import { ResvCursor } from "./resv-cursor.ts";
import type { Usage } from "./usage.ts";

/** `dma_resv_set_deadline`: to each unsignalled fence in turn (RESV-56). */
export function dmaResvSetDeadline(core: Core, reservation: Reservation, usage: Usage): void {
  const cursor = new ResvCursor(reservation, usage);
  for (let fence = cursor.first(core); fence !== null; fence = cursor.next(core)) {
    dmaFenceSetDeadline(core, fence, reservation);
  }
  cursor.end(core);
}
