// SPDX-License-Identifier: MIT
import type { Sleeping } from "../kernel/sleep.ts";
import type { AttachmentStruct } from "./attachment-struct.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { locksHeld } from "./op-call.ts";
import { assertReservationHeld } from "./reservation.ts";

/** What an importer does in its move callback. */
export type MoveCallback = (attachment: AttachmentStruct) => Sleeping<void>;

/** `dma_buf_move_notify`, in 7.2 `dma_buf_invalidate_mappings` (MOVE-06). */
export function* dmaBufMoveNotify(core: Core, dmabuf: DmaBufStruct, callback: MoveCallback): Sleeping<void> {
  assertReservationHeld(core, dmabuf.reservation, core.switches.moveNotifier); // MOVE-01, MOVE-34
  for (const attachment of dmabuf.attachments) {
    if (!attachment.revocable) continue; // MOVE-03, MOVE-04
    yield* callMoveNotify(core, attachment, callback); // MOVE-02
  }
}

/** The callback is reported when it begins: what it calls comes after it. */
function* callMoveNotify(core: Core, attachment: AttachmentStruct, callback: MoveCallback): Sleeping<void> {
  const { dmabuf, handle } = attachment;
  core.callbacks.push({
    op: "move_notify",
    buffer: dmabuf.handle,
    attachment: handle,
    locks: locksHeld(core, dmabuf),
    args: {},
    reply: {},
  });
  yield* callback(attachment);
}
