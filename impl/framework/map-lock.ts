// SPDX-License-Identifier: MIT
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import { isDynamic } from "./ops.ts";
import { assertReservationHeld } from "./reservation.ts";

/** The lock a plain map or unmap demands of its caller (MAP-06, MAP-07). */
export function assertCallerLocked(core: Core, attachment: AttachmentStruct, site: string): void {
  if (core.switches.mapLock === "if-dynamic" && !attachment.dynamic) return;
  assertReservationHeld(core, attachment.dmabuf.reservation, site);
}

/** The oldest era asks again when the call reaches a dynamic exporter (MAP-06). */
export function assertExporterLocked(core: Core, attachment: AttachmentStruct, site: string): void {
  if (core.switches.mapLock === "always") return;
  if (isDynamic(attachment.dmabuf.ops)) assertReservationHeld(core, attachment.dmabuf.reservation, site);
}
