// SPDX-License-Identifier: MIT
import type { ATTACH_COMMANDS } from "../../../spec/commands/attach.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { isError } from "../../exporters/kit.ts";
import { dmaBufDynamicAttach } from "../../framework/attach.ts";
import type { ImporterOps } from "../../framework/attachment-struct.ts";
import { dmaBufDetach } from "../../framework/detach.ts";
import type { Sleeping } from "../../kernel/sleep.ts";
import { mayDetach } from "../duties.ts";
import { DONE, failed, ok, REFUSED } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** Attach and detach. */
export const ATTACH_HANDLERS: Handlers<keyof typeof ATTACH_COMMANDS> = {
  attach(session, args, id) {
    return attach(session, id, args.buffer, args.device, null);
  },

  "dynamic-attach"(session, args, id) {
    const importerOps = importerOpsOf(args.importerOps, args.allowPeer2peer);
    return attach(session, id, args.buffer, args.device, importerOps);
  },

  *detach(session, args) {
    const dmabuf = session.buffers.orNull(args.buffer);
    const owner = session.attachments.orNull(args.attachment);
    if (!mayDetach(session.core, dmabuf, owner)) return REFUSED;
    yield* dmaBufDetach(session.core, dmabuf, owner?.attachment ?? null);
    if (owner !== null) owner.detached = !owner.attachment.live;
    return DONE;
  },
};

function* attach(
  session: SessionState,
  id: number,
  buffer: number | null,
  deviceIndex: number | null,
  importerOps: ImporterOps | null,
): Sleeping<Outcome> {
  const device = deviceIndex === null ? null : session.core.hardware.device(deviceIndex);
  const attachment = yield* dmaBufDynamicAttach(session.core, session.buffers.orNull(buffer), {
    handle: id,
    device,
    deviceIndex: deviceIndex ?? -1,
    importerOps,
  });
  if (typeof attachment === "number") return ok(attachment); // ATTACH-54
  if (isError(attachment)) return failed(attachment);
  session.attachments.set(id, { attachment, detached: false, liveMappings: 0, pins: 0 });
  return ok({ peer2peer: attachment.peer2peer });
}

function importerOpsOf(kind: "move-callback" | "none" | "no-callback", allowPeer2peer: boolean): ImporterOps | null {
  return kind === "none" ? null : { moveCallback: kind === "move-callback", allowPeer2peer };
}
