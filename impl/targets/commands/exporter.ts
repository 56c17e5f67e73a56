// SPDX-License-Identifier: MIT
import type { EXPORTER_COMMANDS } from "../../../spec/commands/exporter.ts";
import type { Args } from "../../../spec/commands/index.ts";
import type { Errno } from "../../../spec/errno.ts";
import type { Outcome } from "../../../spec/observation.ts";
import { isError } from "../../exporters/kit.ts";
import type { DmaBufStruct } from "../../framework/dma-buf-struct.ts";
import { FenceStruct } from "../../framework/fence-struct.ts";
import { KERNEL } from "../../framework/usage.ts";
import { isErrno } from "../../kernel/error.ts";
import type { MOVER_ENTRIES } from "../../kernel/hardware.ts";
import type { Sleeping } from "../../kernel/sleep.ts";
import { DONE, failed } from "../outcome.ts";
import type { SessionState } from "../session-state.ts";
import type { Handlers } from "./handler.ts";

/** What an exporter with storage that moves is asked to do. */
export const EXPORTER_HANDLERS: Handlers<keyof typeof EXPORTER_COMMANDS> = {
  *"exporter-move"(session, args, id) {
    const fence = yield* ask(session, "move", args, id);
    if (isError(fence)) return failed(known(fence));
    session.timesMoved.set(args.buffer, session.movesOf(args.buffer) + 1);
    if (fence instanceof FenceStruct) session.fences.set(id, fence);
    if (!standsForCopy(session.buffers.get(args.buffer), fence)) {
      session.core.log.contract("move", "MOVE-15", "no KERNEL fence stands for the copy");
    }
    return DONE;
  },

  *"exporter-revoke"(session, args, id) {
    return done(yield* ask(session, "revoke", args, id));
  },

  *"exporter-restore"(session, args, id) {
    return done(yield* ask(session, "restore", args, id));
  },
};

/** The fence that the exporter returned is one that everybody waits for before they touch the storage. */
function standsForCopy({ reservation }: DmaBufStruct, fence: unknown): boolean {
  const entries = reservation.list?.entries ?? [];
  return entries.some((entry) => entry.fence === fence && entry.usage === KERNEL);
}

/** While the exporter does it, importers react and fences are named as the step says. */
function* ask(
  session: SessionState,
  what: (typeof MOVER_ENTRIES)[number],
  { buffer, reaction }: Args<"exporter-move">,
  handle: number,
): Sleeping<unknown> {
  const { task } = session.core;
  session.moving.set(task, { what, handle, reaction });
  const answer = yield* session.source.move(what, session.buffers.get(buffer));
  session.moving.delete(task);
  return answer;
}

function done(answer: unknown): Outcome {
  return isError(answer) ? failed(known(answer)) : DONE;
}

/** An errno nobody knows counts as EINVAL, as everywhere. */
function known(answer: { readonly errno: Errno }): { readonly errno: Errno } {
  return isErrno(answer.errno) ? answer : { errno: "EINVAL" };
}
