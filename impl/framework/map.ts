// SPDX-License-Identifier: MIT
import { type Direction, isError, type KernelError, type SgTable } from "../exporters/kit.ts";
import { mightSleep } from "../kernel/atomic.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import { printMisaligned } from "./alignment.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import { callMapDmaBuf, callPin, callUnmapDmaBuf, callUnpin } from "./exporter-ops.ts";
import { assertCallerLocked, assertExporterLocked } from "./map-lock.ts";
import { pinsOnMap } from "./pin-on-map.ts";
import { waitForReservation } from "./reservation.ts";
import { waitForImplicitFences } from "./resv-wait.ts";
import { showToImporter } from "./table-debug.ts";
import { KERNEL } from "./usage.ts";

const SITE = "dma_buf_map_attachment";
const SITE_UNLOCKED = "dma_buf_map_attachment_unlocked";

/** What a map gives: a table, an error, or the number of MAP-63. */
export type Mapped = SgTable | KernelError | number;

/** `dma_buf_map_attachment`. Order: MAP-58. */
export function* dmaBufMapAttachment(
  core: Core,
  attachment: AttachmentStruct | null,
  direction: Direction,
): Sleeping<Mapped> {
  mightSleep(core.task, SITE, "MAP-09");
  if (attachment === null) {
    core.log.warn(SITE); // MAP-01
    return error("EINVAL");
  }
  return yield* mapAttachment(core, attachment, direction);
}

function* mapAttachment(core: Core, attachment: AttachmentStruct, direction: Direction): Sleeping<Mapped> {
  assertCallerLocked(core, attachment, SITE);
  const cached = attachment.cachedTable;
  if (cached !== null) return servedFromCache(attachment, cached, direction);
  assertExporterLocked(core, attachment, SITE);
  return yield* mapUncached(core, attachment, direction);
}

/** `dma_buf_map_attachment_unlocked` (MAP-08). */
export function* dmaBufMapAttachmentUnlocked(
  core: Core,
  attachment: AttachmentStruct | null,
  direction: Direction,
): Sleeping<Mapped> {
  mightSleep(core.task, SITE_UNLOCKED, "MAP-09");
  if (attachment === null) {
    core.log.warn(SITE_UNLOCKED);
    return error("EINVAL");
  }
  const reservation = attachment.dmabuf.reservation;
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE_UNLOCKED, "MAP-08");
  const table = yield* mapAttachment(core, attachment, direction);
  reservation.unlock(core.task);
  return table;
}

/** A table cached for both directions serves any value of direction (MAP-25, MAP-64), another one only its own (MAP-26). */
function servedFromCache(attachment: AttachmentStruct, cached: SgTable, direction: Direction): Mapped {
  if (attachment.cachedDirection === direction) return cached;
  if (attachment.cachedDirection === "DMA_BIDIRECTIONAL") return cached;
  return error("EBUSY");
}

function* mapUncached(core: Core, attachment: AttachmentStruct, direction: Direction): Sleeping<Mapped> {
  const pins = pinsOnMap(core, attachment);
  if (pins) {
    const refusal = yield* callPin(core, attachment);
    if (refusal !== undefined) return pinRefused(core, refusal); // MAP-22
  }
  const table = yield* mapTable(core, attachment, direction);
  if (isError(table)) {
    if (pins) yield* callUnpin(core, attachment); // MAP-24
    return table;
  }
  rememberTable(core, attachment, table, direction);
  printMisaligned(core, table);
  return table;
}

/** An exporter that others pinned out of reach is worth a warning where attach no longer pins (MAP-23). */
function pinRefused(core: Core, refusal: KernelError | number): KernelError | number {
  if (core.switches.pinBusyWarns && isError(refusal) && refusal.errno === "EBUSY") core.log.warnOnce(SITE);
  return refusal;
}

/** The first table of a caching exporter stays until detach (MAP-28). */
function rememberTable(core: Core, attachment: AttachmentStruct, table: SgTable, direction: Direction): void {
  if (!core.switches.cacheFlag) return;
  if (attachment.dmabuf.ops.cache_sgt_mapping !== true) return;
  attachment.cachedTable = table;
  attachment.cachedDirection = direction;
}

/** The exporter's map and what the importer gets of it; KERNEL fences are waited for in between (MAP-16). */
export function* mapTable(
  core: Core,
  attachment: AttachmentStruct,
  direction: Direction,
): Sleeping<SgTable | KernelError> {
  const table = yield* callMapDmaBuf(core, attachment, direction);
  if (table === null) return error("ENOMEM"); // MAP-12
  if (isError(table)) return table; // MAP-13
  const failure = mayHaveToWait(attachment) ? yield* waitForKernelFences(core, attachment) : undefined;
  const shown = failure ?? showToImporter(core, table);
  if (isError(shown)) yield* callUnmapDmaBuf(core, attachment, table, direction); // MAP-15, MAP-51
  return shown;
}

/** A dynamic importer waits for itself (MAP-17). */
function mayHaveToWait(attachment: AttachmentStruct): boolean {
  if (attachment.dynamic) return false; // MAP-17
  return attachment.dmabuf.reservation.list !== null;
}

function* waitForKernelFences(core: Core, attachment: AttachmentStruct): Sleeping<KernelError | undefined> {
  const left = yield* waitForImplicitFences(core, attachment.dmabuf.reservation, KERNEL); // MAP-16
  return isError(left) ? left : undefined;
}
