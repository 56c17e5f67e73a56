// SPDX-License-Identifier: MIT
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { Dentry } from "./dentry.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { callRelease } from "./exporter-ops.ts";
import type { FileStruct } from "./file-struct.ts";
import { listRemove } from "./global-list.ts";
import { dmaResvFini } from "./resv-copy.ts";
import { dmaBufStatsTeardown } from "./statistics.ts";

const SITE = "dma_buf_release";

/** Finishes the files whose last reference went away, in that order: the task's way back to userspace (REF-29). */
export function* finishDeferredFiles(core: Core): Sleeping<void> {
  for (let file = core.deferredFiles.shift(); file !== undefined; file = core.deferredFiles.shift()) {
    yield* finishFile(core, file);
  }
}

function* finishFile(core: Core, file: FileStruct): Sleeping<void> {
  const dentry = file.dentry;
  if (file.dmabuf !== null) yield* listRemove(core, file.dmabuf); // REF-20, phase A
  file.free();
  if (file.ofBuffer) core.census.files -= 1;
  if (!dentry.count.lower()) return; // REF-43
  dentry.evict();
  yield* dmaBufRelease(core, dentry);
}

/** The death of the directory entry: `dma_buf_release` (REF-20, phase B). */
function* dmaBufRelease(core: Core, dentry: Dentry): Sleeping<void> {
  const dmabuf = dentry.dmabuf;
  if (dmabuf === null) return; // REF-30
  core.log.bugOn(dmabuf.vmappingCounter !== 0, SITE); // REF-21
  core.log.bugOn(dmabuf.pollIn.active || dmabuf.pollOut.active, SITE); // REF-24
  dmaBufStatsTeardown(core, dmabuf); // STATS-08
  yield* callRelease(core, dmabuf);
  if (dmabuf.ownsReservation) dmaResvFini(core, dmabuf.reservation); // EXPORT-23
  if (dmabuf.attachments.length > 0) core.log.warn(SITE); // REF-22
  dmabuf.owner?.put(); // EXPORT-16
  freeName(core, dmabuf); // NAME-09
  dmabuf.free();
  core.census.buffers -= 1;
}

function freeName(core: Core, dmabuf: DmaBufStruct): void {
  if (dmabuf.name === null) return;
  dmabuf.name = null;
  core.census.names -= 1;
}
