// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { LockCall } from "../kernel/ww-mutex.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { lockListInterruptible, unlockList } from "./global-list.ts";
import type { Reservation } from "./reservation.ts";
import { dmaResvDescribe } from "./resv-describe.ts";

const INTERRUPTIBLE: LockCall = { context: null, interruptible: true };

/** How C prints a NULL string (EXPORT-43). */
export const NULL_TEXT = "(null)";

/** A file's mode follows from its flags: none of the two for the access mode 3. */
const ALL_MODE_BITS = 3;

/** One buffer in the debug listing (STATS-03). */
export interface ListedBuffer {
  readonly size: bigint;
  /** The access mode of the file's flags, as a number. */
  readonly accessMode: number;
  /** FMODE_READ and FMODE_WRITE of the file's mode. */
  readonly modeBits: number;
  readonly references: number;
  readonly exporterName: string;
  readonly name: string;
  readonly inode: number;
  /** Attached devices, newest attachment first. */
  readonly devices: readonly number[];
  readonly attachments: number;
}

/** The whole debug listing. */
export interface Listing {
  readonly buffers: readonly ListedBuffer[];
  readonly objects: number;
  readonly bytes: bigint;
}

/** `dma_buf_debug_show`: newest first (STATS-06), each buffer under its reservation lock (STATS-05). */
export function* dmaBufDebugShow(core: Core): Sleeping<Listing | KernelError> {
  if (!core.config.debugFs) return error("ENOENT");
  const interrupted = yield* lockListInterruptible(core);
  if (interrupted !== undefined) return interrupted;
  const listing = yield* listAll(core);
  unlockList(core);
  return listing;
}

function* listAll(core: Core): Sleeping<Listing | KernelError> {
  const buffers: ListedBuffer[] = [];
  let bytes = 0n;
  for (const dmabuf of core.list) {
    const reservation = dmabuf.reservation;
    const interrupted = yield* lockListed(core, reservation);
    if (interrupted !== undefined) return interrupted; // LOCK-15
    if (reservation.list !== null) dmaResvDescribe(core, reservation); // its fences are asked
    buffers.push(listed(dmabuf));
    bytes = BigInt.asUintN(64, bytes + dmabuf.size); // STATS-13
    reservation.unlock(core.task);
  }
  return { buffers, objects: buffers.length, bytes };
}

/** The list's mutex is outside the reservations: lock debugging learns that here (LOCK-15). */
function* lockListed(core: Core, reservation: Reservation): Sleeping<KernelError | undefined> {
  const { lockOrder, task } = core;
  if (lockOrder.reservationFirst) core.log.lockReport();
  lockOrder.listFirst = true;
  return reservation.tryLock(task) ? undefined : yield* reservation.sleep(task, INTERRUPTIBLE);
}

/** `write` to the listing: its file has no such operation, whoever asks (STATS-22). */
export function dmaBufDebugWrite(core: Core): KernelError {
  return error(core.config.debugFs ? "EINVAL" : "ENOENT");
}

function listed(dmabuf: DmaBufStruct): ListedBuffer {
  const file = dmabuf.file;
  if (file === null) throw new Error("a buffer without file on the list");
  return {
    size: dmabuf.size,
    accessMode: file.accessMode,
    modeBits: (file.accessMode + 1) & ALL_MODE_BITS,
    references: dmabuf.file?.count.value ?? 0, // REF-34: nothing subtracted
    exporterName: dmabuf.exporterName ?? NULL_TEXT,
    name: dmabuf.name ?? "<none>", // STATS-04
    inode: file.dentry.inode.number,
    devices: dmabuf.attachments.map((attachment) => attachment.deviceIndex),
    attachments: dmabuf.attachments.length,
  };
}
