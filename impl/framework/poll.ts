// SPDX-License-Identifier: MIT
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { dmaFenceAddCallback } from "./fence-callback.ts";
import { dmaFenceGet, dmaFencePut } from "./fence-reference.ts";
import type { FileStruct } from "./file-struct.ts";
import type { PollSlot } from "./poll-slot.ts";
import { fput, getDmaBuf, getFile } from "./reference.ts";
import { waitForReservation } from "./reservation.ts";
import { dmaResvForEachFence } from "./resv-walk.ts";
import { dmaResvUsageRw } from "./usage.ts";

/** The events a buffer knows; whatever else is asked for is never reported (POLL-31). */
export type PollEvent = "EPOLLIN" | "EPOLLOUT";

/** `poll` with a timeout of zero. Where another thread could close the descriptor meanwhile, the call holds the file. */
export function* pollFile(
  core: Core,
  file: FileStruct,
  dmabuf: DmaBufStruct,
  wanted: readonly string[],
): Sleeping<readonly PollEvent[]> {
  const shared = core.tasks.length > 1;
  if (shared) getFile(core, file);
  const ready = yield* dmaBufPoll(core, dmabuf, wanted);
  if (shared) fput(core, file);
  return ready;
}

/** `dma_buf_poll`. Order: POLL-29, POLL-30. */
function* dmaBufPoll(core: Core, dmabuf: DmaBufStruct, wanted: readonly string[]): Sleeping<readonly PollEvent[]> {
  const out = wanted.includes("EPOLLOUT");
  const input = wanted.includes("EPOLLIN");
  if (!out && !input) return []; // POLL-02
  const reservation = dmabuf.reservation;
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, "dma_buf_poll", null); // POLL-14
  const outReady = out && looksReady(core, dmabuf, dmabuf.pollOut, true); // POLL-06
  const inReady = input && looksReady(core, dmabuf, dmabuf.pollIn, false); // POLL-05
  reservation.unlock(core.task);
  return [...(inReady ? (["EPOLLIN"] as const) : []), ...(outReady ? (["EPOLLOUT"] as const) : [])];
}

/** Whether an event is ready; if not, its slot watches a fence from here on, unless it does already (POLL-10). */
function looksReady(core: Core, dmabuf: DmaBufStruct, slot: PollSlot, write: boolean): boolean {
  if (slot.active) return false;
  slot.arm(core);
  getDmaBuf(core, dmabuf); // POLL-08
  if (watchFirst(core, dmabuf, slot, write)) return false;
  slot.run(core, null, dmabuf.reservation); // POLL-09
  return true;
}

/** `dma_buf_poll_add_cb`: false if every fence in the way is signalled. */
function watchFirst(core: Core, dmabuf: DmaBufStruct, slot: PollSlot, write: boolean): boolean {
  const { reservation } = dmabuf;
  for (const { fence } of dmaResvForEachFence(core, reservation, dmaResvUsageRw(write))) {
    dmaFenceGet(fence);
    const refusal = dmaFenceAddCallback(core, fence, slot, reservation);
    if (refusal === undefined) return true; // POLL-23
    dmaFencePut(core, fence, reservation); // POLL-32
  }
  return false;
}
