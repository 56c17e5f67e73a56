// SPDX-License-Identifier: MIT
import type { Args } from "../../../spec/commands/index.ts";
import type { MOVE_COMMANDS } from "../../../spec/commands/move.ts";
import { isError } from "../../exporters/kit.ts";
import type { AttachmentStruct } from "../../framework/attachment-struct.ts";
import { dmaBufMoveNotify } from "../../framework/move-notify.ts";
import { dmaBufPin, dmaBufUnpin } from "../../framework/pin.ts";
import { pollFile } from "../../framework/poll.ts";
import { mapOnce } from "../../importers/dynamic.ts";
import type { Sleeping } from "../../kernel/sleep.ts";
import { bufferOfPath, openFile } from "../descriptors.ts";
import { mayUnpin, mayUse } from "../duties.ts";
import type { AttachmentHandle } from "../handles.ts";
import { DONE, failed, ok, REFUSED, resultOf } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";
import { unmapAll } from "./map.ts";

/** Pins, moves and poll. */
export const MOVE_HANDLERS: Handlers<keyof typeof MOVE_COMMANDS> = {
  *pin(session, args) {
    const owner = session.attachments.get(args.attachment);
    if (!mayUse(session.core, "dma_buf_pin", owner)) return REFUSED;
    const refusal = yield* dmaBufPin(session.core, owner.attachment);
    if (refusal === undefined) owner.pins += 1;
    return resultOf(refusal);
  },

  *unpin(session, args) {
    const owner = session.attachments.get(args.attachment);
    if (!mayUnpin(session.core, owner)) return REFUSED;
    yield* unpin(session, owner);
    return DONE;
  },

  *"notify-move"(session, args) {
    const dmabuf = session.buffers.get(args.buffer);
    const callback = (attachment: AttachmentStruct): Sleeping<void> => react(session, attachment, args.reaction);
    yield* dmaBufMoveNotify(session.core, dmabuf, callback);
    return DONE;
  },

  "attach-revocable"(session, args) {
    const owner = session.attachments.get(args.attachment);
    if (!mayUse(session.core, "dma_buf_attach_revocable", owner)) return REFUSED;
    return ok(owner.attachment.revocable);
  },

  *poll(session, args) {
    const file = openFile(session, args.fd);
    if (isError(file)) return failed(file);
    return ok(yield* pollFile(session.core, file, bufferOfPath(file), args.events));
  },
};

function* unpin(session: SessionState, owner: AttachmentHandle): Sleeping<void> {
  yield* dmaBufUnpin(session.core, owner.attachment);
  owner.pins -= 1;
}

/** What every importer does in its move callback. */
export function* react(
  session: SessionState,
  attachment: AttachmentStruct,
  reaction: Args<"notify-move">["reaction"],
): Sleeping<void> {
  const owner = session.attachments.get(attachment.handle);
  if (reaction === "unmap") yield* unmapAll(session, owner); // MOVE-12
  if (reaction === "unpin" && owner.pins > 0) yield* unpin(session, owner); // PIN-25
  if (reaction === "map") yield* mapOnce(session.core, attachment); // LOCK-27
}
