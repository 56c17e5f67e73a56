// SPDX-License-Identifier: MIT
import type { Sleeping } from "../kernel/sleep.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import { callPin, callUnpin, type Refusal } from "./exporter-ops.ts";
import { assertReservationHeld } from "./reservation.ts";

const SITE_PIN = "dma_buf_pin";
const SITE_UNPIN = "dma_buf_unpin";

/** `dma_buf_pin`. Order: PIN-21. */
export function* dmaBufPin(core: Core, attachment: AttachmentStruct): Sleeping<Refusal> {
  const dmabuf = attachment.dmabuf;
  if (!attachment.dynamic) core.log.warn(SITE_PIN); // PIN-01
  assertReservationHeld(core, dmabuf.reservation, SITE_PIN); // PIN-02
  if (dmabuf.ops.pin === undefined) return undefined; // PIN-03
  return yield* callPin(core, attachment); // PIN-04
}

/** `dma_buf_unpin`. Order: PIN-21. */
export function* dmaBufUnpin(core: Core, attachment: AttachmentStruct): Sleeping<void> {
  const dmabuf = attachment.dmabuf;
  if (!attachment.dynamic) core.log.warn(SITE_UNPIN); // MAP-55
  assertReservationHeld(core, dmabuf.reservation, SITE_UNPIN); // PIN-02
  if (dmabuf.ops.unpin !== undefined) yield* callUnpin(core, attachment);
}
