// SPDX-License-Identifier: MIT
import type { Direction, SgTable } from "../exporters/kit.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import { callUnmapDmaBuf } from "./exporter-ops.ts";
import { assertCallerLocked, assertExporterLocked } from "./map-lock.ts";
import { pinsOnMap, unpinAfterUnmap } from "./pin-on-map.ts";
import { waitForReservation } from "./reservation.ts";
import { takeBackFromImporter } from "./table-debug.ts";

const SITE = "dma_buf_unmap_attachment";
const SITE_UNLOCKED = "dma_buf_unmap_attachment_unlocked";

/** `dma_buf_unmap_attachment`. Order: MAP-69. */
export function* dmaBufUnmapAttachment(
  core: Core,
  attachment: AttachmentStruct | null,
  table: SgTable | null,
  direction: Direction,
): Sleeping<void> {
  if (attachment === null || table === null) {
    core.log.warn(SITE); // MAP-34
    return;
  }
  assertCallerLocked(core, attachment, SITE);
  if (attachment.cachedTable === table) return; // MAP-29
  assertExporterLocked(core, attachment, SITE);
  yield* unmapTable(core, attachment, table, direction);
  if (pinsOnMap(core, attachment)) yield* unpinAfterUnmap(core, attachment);
}

/** `dma_buf_unmap_attachment_unlocked` (MAP-08). */
export function* dmaBufUnmapAttachmentUnlocked(
  core: Core,
  attachment: AttachmentStruct | null,
  table: SgTable | null,
  direction: Direction,
): Sleeping<void> {
  if (attachment === null || table === null) {
    core.log.warn(SITE_UNLOCKED);
    return;
  }
  const reservation = attachment.dmabuf.reservation;
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE_UNLOCKED, "MAP-08");
  yield* dmaBufUnmapAttachment(core, attachment, table, direction);
  reservation.unlock(core.task);
}

/** The exporter gets its own table back, pages and all, with the direction as passed (MAP-35, MAP-69). */
export function* unmapTable(
  core: Core,
  attachment: AttachmentStruct,
  table: SgTable,
  direction: Direction,
): Sleeping<void> {
  const own = takeBackFromImporter(core, table);
  yield* callUnmapDmaBuf(core, attachment, own, direction);
}
