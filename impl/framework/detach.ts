// SPDX-License-Identifier: MIT
import type { Sleeping } from "../kernel/sleep.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { callDetach, callUnpin } from "./exporter-ops.ts";
import { isDynamic } from "./ops.ts";
import { waitForReservation } from "./reservation.ts";
import { unmapTable } from "./unmap.ts";

const SITE = "dma_buf_detach";

/** `dma_buf_detach`. Order: ATTACH-38, ATTACH-39. */
export function* dmaBufDetach(
  core: Core,
  dmabuf: DmaBufStruct | null,
  attachment: AttachmentStruct | null,
): Sleeping<void> {
  if (dmabuf === null || attachment === null) {
    core.log.warn(SITE); // ATTACH-35
    return;
  }
  if (core.switches.detachChecksBuffer && attachment.dmabuf !== dmabuf) {
    core.log.warn(SITE); // ATTACH-36
    return;
  }
  if (core.switches.mapLock === "if-dynamic") yield* dropCacheFirst(core, dmabuf, attachment);
  yield* unlistAttachment(core, dmabuf, attachment);
  if (dmabuf.ops.detach !== undefined) yield* callDetach(core, dmabuf, attachment);
  core.log.trace(SITE); // STATS-24
  freeAttachment(core, attachment);
}

/** The oldest era unmaps the cached table in a lock hold of its own, and without any for a static exporter (ATTACH-59). */
function* dropCacheFirst(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<void> {
  if (attachment.cachedTable === null) return;
  const reservation = dmabuf.reservation;
  const locked = isDynamic(dmabuf.ops);
  if (locked && !reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");
  yield* dropCachedTable(core, attachment);
  if (locked) reservation.unlock(core.task);
}

function* unlistAttachment(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<void> {
  const reservation = dmabuf.reservation;
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");
  yield* dropCachedTable(core, attachment);
  dmabuf.attachments.splice(dmabuf.attachments.indexOf(attachment), 1);
  attachment.listed = false;
  reservation.unlock(core.task);
}

function* dropCachedTable(core: Core, attachment: AttachmentStruct): Sleeping<void> {
  const table = attachment.cachedTable;
  if (table === null) return;
  attachment.cachedTable = null;
  yield* unmapTable(core, attachment, table, attachment.cachedDirection);
  if (isDynamic(attachment.dmabuf.ops)) yield* callUnpin(core, attachment);
}

/** `kfree` of an attachment. */
export function freeAttachment(core: Core, attachment: AttachmentStruct): void {
  attachment.free();
  core.census.attachments -= 1;
}
