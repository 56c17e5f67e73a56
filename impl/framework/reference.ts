// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import type { FdTable } from "./fd-table.ts";
import { countReferences, type FileStruct } from "./file-struct.ts";
import { lockList, nextAlive, unlockList } from "./global-list.ts";

/** One more reference to a file. */
export function getFile(core: Core, file: FileStruct): void {
  file.touch();
  file.count.raise();
  countReferences(core, file, 1);
}

/** One reference less; the last one leaves the rest for the task's way out (REF-29). */
export function fput(core: Core, file: FileStruct): void {
  const last = file.count.lower();
  countReferences(core, file, -1);
  if (last) core.deferredFiles.push(file);
}

/** `get_dma_buf`: for a caller who owns a reference already (REF-16). */
export function getDmaBuf(core: Core, dmabuf: DmaBufStruct): void {
  if (dmabuf.file === null) throw new Error("a reference to a buffer that was never exported");
  getFile(core, dmabuf.file);
}

/** `dma_buf_put`. */
export function dmaBufPut(core: Core, dmabuf: DmaBufStruct | null): void {
  if (dmabuf === null || dmabuf.file === null) {
    core.log.warn("dma_buf_put"); // REF-14, REF-39
    return;
  }
  core.log.trace("dma_buf_put"); // REF-46: before the reference goes
  fput(core, dmabuf.file);
}

/** `dma_buf_fd`: on success the caller's reference has moved into the descriptor (REF-04). */
export function dmaBufFd(
  core: Core,
  table: FdTable,
  dmabuf: DmaBufStruct | null,
  closeOnExec: boolean,
): number | KernelError {
  if (dmabuf === null || dmabuf.file === null) return error("EINVAL"); // REF-02
  if (core.faults.fails("limit:fd-table")) return error("EMFILE"); // REF-03
  const number = table.reserve();
  core.log.trace("dma_buf_fd"); // REF-46: before the descriptor is visible
  table.install(number, dmabuf.file, closeOnExec);
  return number;
}

/** `dma_buf_fd_install`: no test of anything, cannot fail (REF-40); who reserved the number chose close-on-exec. */
export function dmaBufFdInstall(
  core: Core,
  table: FdTable,
  number: number,
  dmabuf: DmaBufStruct,
  reservedCloseOnExec = false,
): void {
  if (dmabuf.file === null) throw new Error("a descriptor for a buffer that was never exported");
  core.log.trace("dma_buf_fd");
  table.install(number, dmabuf.file, reservedCloseOnExec);
}

/** `dma_buf_get`: null is an open file of another kind. */
export function dmaBufGet(core: Core, file: FileStruct | KernelError | null): DmaBufStruct | KernelError {
  if (file === null) return error("EINVAL"); // REF-11
  if ("errno" in file) return file; // REF-10, REF-41
  if (file.dmabuf === null) return error("EINVAL");
  getFile(core, file);
  core.log.trace("dma_buf_get");
  return file.dmabuf;
}

/** `dma_buf_iter_next`: the walk goes on before the given buffer's release can run (REF-32). */
export function* dmaBufIterNext(core: Core, dmabuf: DmaBufStruct): Sleeping<DmaBufStruct | null> {
  yield* lockList(core);
  dmaBufPut(core, dmabuf); // LOCK-17
  const next = nextAlive(core, dmabuf);
  unlockList(core);
  return next;
}
