// SPDX-License-Identifier: MIT
import { isError, type KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import { DmaBufStruct, type ExportInfo } from "./dma-buf-struct.ts";
import type { FileStruct } from "./file-struct.ts";
import { listAdd } from "./global-list.ts";
import type { Ops } from "./ops.ts";
import { dmaBufGetfile } from "./pseudo-file.ts";
import { fput } from "./reference.ts";
import { Reservation } from "./reservation.ts";
import { dmaBufStatsSetup } from "./statistics.ts";

const SITE = "dma_buf_export";

/** `dma_buf_export`. Order of steps and undo: EXPORT-40. `handle` is the step's id. */
export function* dmaBufExport(core: Core, handle: number, info: ExportInfo): Sleeping<DmaBufStruct | KernelError> {
  const ops = info.ops;
  if (ops === null || isDefective(core, info, ops)) {
    core.log.warn(SITE);
    return error("EINVAL");
  }
  if (info.owner !== null && !info.owner.tryGet()) return error("ENOENT"); // EXPORT-15
  const dmabuf = yield* exportWithOwner(core, handle, info, ops);
  if (isError(dmabuf)) info.owner?.put(); // EXPORT-17
  return dmabuf;
}

/** The groups of tests in their order; the first that fails ends the export with one warning (EXPORT-14). */
function isDefective(core: Core, info: ExportInfo, ops: Ops): boolean {
  if (info.priv === null || info.priv === undefined) return true; // EXPORT-01
  if (ops.map_dma_buf === undefined) return true; // EXPORT-03
  if (ops.unmap_dma_buf === undefined) return true; // EXPORT-03
  if (ops.release === undefined) return true; // EXPORT-04
  if (core.switches.cacheFlag && cachesAndPins(ops)) return true; // EXPORT-11
  return (ops.pin === undefined) !== (ops.unpin === undefined); // EXPORT-12
}

function cachesAndPins(ops: Ops): boolean {
  if (ops.cache_sgt_mapping !== true) return false;
  return ops.pin !== undefined || ops.unpin !== undefined;
}

function* exportWithOwner(
  core: Core,
  handle: number,
  info: ExportInfo,
  ops: Ops,
): Sleeping<DmaBufStruct | KernelError> {
  const file = dmaBufGetfile(core, info.sizeBytes, info.flags);
  if (isError(file)) return file; // EXPORT-18
  const dmabuf = yield* exportWithFile(core, handle, info, ops, file);
  if (isError(dmabuf)) fput(core, file); // released later, finds no buffer behind it (REF-30)
  return dmabuf;
}

function* exportWithFile(
  core: Core,
  handle: number,
  info: ExportInfo,
  ops: Ops,
  file: FileStruct,
): Sleeping<DmaBufStruct | KernelError> {
  if (core.faults.fails("alloc:dma-buf")) return error("ENOMEM");
  const reservation = info.reservation ?? new Reservation(core.config.lockDebug); // EXPORT-22, EXPORT-23
  const dmabuf = new DmaBufStruct(handle, info, ops, reservation);
  const failure = dmaBufStatsSetup(core, dmabuf, file.dentry.inode);
  if (failure !== undefined) return failure; // EXPORT-31
  core.census.buffers += 1;
  file.dmabuf = dmabuf;
  file.dentry.dmabuf = dmabuf;
  dmabuf.file = file;
  yield* listAdd(core, dmabuf);
  core.log.trace(SITE); // EXPORT-47
  return dmabuf;
}
