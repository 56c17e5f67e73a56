// SPDX-License-Identifier: MIT
import { type Device, isError, type KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import { AttachmentStruct, type ImporterOps } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import { dmaBufDetach, freeAttachment } from "./detach.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { callAttach, callPin, callUnpin, type Refusal } from "./exporter-ops.ts";
import { mapTable } from "./map.ts";
import { isDynamic } from "./ops.ts";
import { waitForReservation } from "./reservation.ts";

const SITE = "dma_buf_dynamic_attach";

/** Who attaches: the step's id and the device with its index in the world. */
export interface AttachRequest {
  readonly handle: number;
  readonly device: Device | null;
  readonly deviceIndex: number;
  /** Null for a static importer (ATTACH-24). */
  readonly importerOps: ImporterOps | null;
}

/** `dma_buf_dynamic_attach`, which `dma_buf_attach` is a case of. Order of checks: ATTACH-53. A number is an error that looks like success (ATTACH-54). */
export function* dmaBufDynamicAttach(
  core: Core,
  dmabuf: DmaBufStruct | null,
  request: AttachRequest,
): Sleeping<AttachmentStruct | KernelError | number> {
  if (dmabuf === null || request.device === null) {
    core.log.warn(SITE); // ATTACH-01
    return error("EINVAL");
  }
  if (lacksMoveCallback(core, request.importerOps)) {
    core.log.warn(SITE); // ATTACH-22, ATTACH-23
    return error("EINVAL");
  }
  if (core.faults.fails("alloc:attachment")) return error("ENOMEM"); // ATTACH-03
  const attachment = newAttachment(core, dmabuf, request.device, request);
  const refusal = yield* askExporter(core, dmabuf, attachment);
  if (refusal !== undefined) {
    freeAttachment(core, attachment); // ATTACH-04: no detach op
    return refusal;
  }
  yield* listAttachment(core, dmabuf, attachment);
  const failure = yield* mapAtAttach(core, dmabuf, attachment);
  if (failure !== undefined) {
    yield* dmaBufDetach(core, dmabuf, attachment); // ATTACH-60: with detach op
    return failure;
  }
  core.log.trace(SITE); // STATS-24
  return attachment;
}

function lacksMoveCallback(core: Core, importerOps: ImporterOps | null): boolean {
  if (core.switches.moveCallback === "optional") return false;
  return importerOps !== null && !importerOps.moveCallback;
}

function newAttachment(core: Core, dmabuf: DmaBufStruct, device: Device, request: AttachRequest): AttachmentStruct {
  const { handle, deviceIndex, importerOps } = request;
  const attachment = new AttachmentStruct(handle, dmabuf, device, deviceIndex, importerOps);
  core.census.attachments += 1;
  attachment.peer2peer = importerOps?.allowPeer2peer ?? false; // ATTACH-26
  return attachment;
}

function* askExporter(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<Refusal> {
  if (dmabuf.ops.attach === undefined) return undefined; // ATTACH-05
  return yield* callAttach(core, dmabuf, attachment); // ATTACH-10: no lock held
}

/** Newest first, under the reservation lock (ATTACH-06, ATTACH-12). */
function* listAttachment(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<void> {
  const reservation = dmabuf.reservation;
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");
  dmabuf.attachments.unshift(attachment);
  attachment.listed = true;
  reservation.unlock(core.task);
}

/** Importer and exporter of different kind: the core maps once, both directions, for the attachment's whole life (ATTACH-29). */
function* mapAtAttach(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<Refusal> {
  if (!core.switches.mismatchCaching) return undefined; // ATTACH-34
  if (attachment.dynamic === isDynamic(dmabuf.ops)) return undefined;
  const reservation = dmabuf.reservation;
  const locked = locksAtAttach(core, dmabuf);
  if (locked && !reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, SITE, "ATTACH-13");
  const failure = yield* pinAndMap(core, dmabuf, attachment);
  if (locked) reservation.unlock(core.task);
  return failure;
}

/** The oldest era maps a static exporter's buffer without the lock (ATTACH-31). */
function locksAtAttach(core: Core, dmabuf: DmaBufStruct): boolean {
  return core.switches.mapLock === "always" || isDynamic(dmabuf.ops);
}

function* pinAndMap(core: Core, dmabuf: DmaBufStruct, attachment: AttachmentStruct): Sleeping<Refusal> {
  if (isDynamic(dmabuf.ops)) {
    const refusal = yield* callPin(core, attachment); // ATTACH-30
    if (refusal !== undefined) return refusal; // ATTACH-32: no unpin
  }
  const table = yield* mapTable(core, attachment, "DMA_BIDIRECTIONAL");
  if (isError(table)) {
    if (isDynamic(dmabuf.ops)) yield* callUnpin(core, attachment); // ATTACH-33, ATTACH-55
    return table;
  }
  attachment.cachedTable = table;
  attachment.cachedDirection = "DMA_BIDIRECTIONAL";
  return undefined;
}
