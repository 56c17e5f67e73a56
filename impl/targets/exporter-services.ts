// SPDX-License-Identifier: MIT
/** The framework as an exporter calls it: reservation, notifier, fences. */
import type { DmaBuf, Fence, Usage } from "../exporters/kit.ts";
import type { AttachmentStruct } from "../framework/attachment-struct.ts";
import type { Core } from "../framework/core.ts";
import { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import { dmaFencePut } from "../framework/fence-reference.ts";
import { dmaFenceSignal } from "../framework/fence-signal.ts";
import { FenceStruct } from "../framework/fence-struct.ts";
import { dmaFenceWaitTimeout, type Patience } from "../framework/fence-wait.ts";
import { dmaBufMoveNotify } from "../framework/move-notify.ts";
import { waitForReservation } from "../framework/reservation.ts";
import { dmaResvAddFence } from "../framework/resv-add.ts";
import { dmaResvReserveFences } from "../framework/resv-reserve.ts";
import { dmaResvWaitTimeout } from "../framework/resv-wait.ts";
import { FOREVER } from "../kernel/clock.ts";
import type { FrameworkServices } from "../kernel/hardware.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import { react } from "./commands/move.ts";
import { usageNumber } from "./commands/resv.ts";
import { untilUnmapped } from "./revocation.ts";
import type { SessionState } from "./session-state.ts";

/** Whatever the exporter waits for, it waits to the end. */
const PATIENT: Patience = { timeout: FOREVER, interruptible: false };

/** Services of a session, for the exporter of its world. */
export function exporterServices(session: SessionState): FrameworkServices {
  const { core, exporterFences } = session;
  return {
    resvLock: (dmabuf) => lock(core, structOf(dmabuf)),
    resvUnlock: (dmabuf) => structOf(dmabuf).reservation.unlock(core.task),
    resvReserve: (dmabuf, slots) => dmaResvReserveFences(core, structOf(dmabuf).reservation, slots),
    resvAddFence(dmabuf, fence, usage) {
      dmaResvAddFence(core, structOf(dmabuf).reservation, fenceOf(fence), usageNumber(usage));
    },
    resvWait: (dmabuf, usage) => wait(core, structOf(dmabuf), usage),
    moveNotify: (dmabuf) => moveNotify(session, structOf(dmabuf)),
    newFence: () => exporterFences.make(core, handleOf(session)),
    putFence: (fence) => dmaFencePut(core, fenceOf(fence)),
    signalFence(fence) {
      const struct = fenceOf(fence);
      if (struct.live) dmaFenceSignal(core, struct, "signal");
    },
    waitFence: (fence) => waitFence(core, fenceOf(fence)),
    untilUnmapped: (dmabuf) => untilUnmapped(session, structOf(dmabuf)),
  };
}

function structOf(dmabuf: DmaBuf): DmaBufStruct {
  if (dmabuf instanceof DmaBufStruct) return dmabuf;
  throw new TypeError("not a buffer of this kernel");
}

function fenceOf(fence: Fence): FenceStruct {
  if (fence instanceof FenceStruct) return fence;
  throw new TypeError("not a fence of this kernel");
}

function* lock(core: Core, { reservation }: DmaBufStruct): Sleeping<void> {
  if (!reservation.tryLock(core.task)) yield* waitForReservation(core, reservation, "dma_resv_lock", "MAP-08");
}

function* wait(core: Core, { reservation }: DmaBufStruct, usage: Usage): Sleeping<void> {
  yield* dmaResvWaitTimeout(core, reservation, usageNumber(usage), PATIENT);
}

function* waitFence(core: Core, fence: FenceStruct): Sleeping<void> {
  if (fence.live) yield* dmaFenceWaitTimeout(core, fence, PATIENT);
}

/** Importers do what the step says that asked the exporter for this. */
function* moveNotify(session: SessionState, dmabuf: DmaBufStruct): Sleeping<void> {
  const request = session.moving.get(session.core.task);
  const reaction = request?.reaction ?? "nothing";
  const callback = (attachment: AttachmentStruct): Sleeping<void> => react(session, attachment, reaction);
  if (request?.what === "move") lookForPins(session.core, dmabuf);
  yield* dmaBufMoveNotify(session.core, dmabuf, callback);
}

/** An importer that is told although it has pinned must take the mapping for revoked, and this is none (MOVE-16). */
function lookForPins(core: Core, { attachments }: DmaBufStruct): void {
  if (!core.switches.revocation || !attachments.some(({ revocable, pins }) => revocable && pins > 0)) return;
  core.log.contract(core.switches.moveNotifier, "MOVE-16", "a pinned importer is told of a move");
}

/** A fence is made for the step that asked for the move, and has its name. */
function handleOf({ moving, core }: SessionState): number {
  const request = moving.get(core.task);
  if (request === undefined) throw new Error("a fence is made for a move, while it runs");
  return request.handle;
}
