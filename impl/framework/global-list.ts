// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";

/** The last step of export: newest first (EXPORT-29). */
export function listAdd(core: Core, dmabuf: DmaBufStruct): void {
  if (!core.keepsList) return;
  core.list.unshift(dmabuf);
  dmabuf.listed = true;
  core.census.listed += 1;
}

/** The only step of a file's release (REF-20, phase A). */
export function listRemove(core: Core, dmabuf: DmaBufStruct): void {
  if (!core.keepsList) return;
  core.list.splice(core.list.indexOf(dmabuf), 1);
  dmabuf.listed = false;
  core.census.listed -= 1;
}

/** `dma_buf_iter_begin`: the newest buffer that is not dying, with a reference (REF-31). */
export function dmaBufIterBegin(core: Core): DmaBufStruct | null {
  return firstAlive(core, 0);
}

/** The next older buffer that is not dying, with a reference (REF-32, REF-45). */
export function nextAlive(core: Core, dmabuf: DmaBufStruct): DmaBufStruct | null {
  return firstAlive(core, core.list.indexOf(dmabuf) + 1);
}

function firstAlive(core: Core, from: number): DmaBufStruct | null {
  for (let i = from; i < core.list.length; i++) {
    const dmabuf = core.list[i];
    if (dmabuf?.file?.count.raiseUnlessZero() !== true) continue;
    core.census.references += 1;
    return dmabuf;
  }
  return null;
}
