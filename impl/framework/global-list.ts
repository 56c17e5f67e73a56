// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";

/** Takes the list's mutex. Whoever holds a reservation then has turned the order of the two round (LOCK-15). */
export function* lockList(core: Core): Sleeping<void> {
  lookAtOrder(core);
  if (!core.listMutex.tryLock(core.task)) yield* core.listMutex.wait(core.task);
}

/** The same, where a signal ends the wait. */
export function* lockListInterruptible(core: Core): Sleeping<KernelError | undefined> {
  const { listMutex, task } = core;
  lookAtOrder(core);
  while (!listMutex.tryLock(task)) {
    if (task.signalled) return error("EINTR");
    yield { on: listMutex.on, ready: () => task.signalled || listMutex.ready() };
  }
  return undefined;
}

function lookAtOrder({ lockOrder, log, task }: Core): void {
  if (task.reservationsHeld === 0) return;
  if (lockOrder.listFirst) log.lockReport(); // LOCK-02
  lockOrder.reservationFirst = true;
}

/** Gives the list's mutex back. */
export function unlockList(core: Core): void {
  core.listMutex.unlock(core.task);
}

/** The last step of export: newest first (EXPORT-29). */
export function* listAdd(core: Core, dmabuf: DmaBufStruct): Sleeping<void> {
  if (!core.keepsList) return;
  yield* lockList(core);
  core.list.unshift(dmabuf);
  dmabuf.listed = true;
  core.census.listed += 1;
  unlockList(core);
}

/** The only step of a file's release (REF-20, phase A). */
export function* listRemove(core: Core, dmabuf: DmaBufStruct): Sleeping<void> {
  if (!core.keepsList) return;
  yield* lockList(core);
  core.list.splice(core.list.indexOf(dmabuf), 1);
  dmabuf.listed = false;
  core.census.listed -= 1;
  unlockList(core);
}

/** `dma_buf_iter_begin`: the newest buffer that is not dying, with a reference (REF-31). */
export function* dmaBufIterBegin(core: Core): Sleeping<DmaBufStruct | null> {
  yield* lockList(core);
  const first = newestAlive(core);
  unlockList(core);
  return first;
}

function newestAlive(core: Core): DmaBufStruct | null {
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
