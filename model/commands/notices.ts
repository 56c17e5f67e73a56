// SPDX-License-Identifier: MIT
/** The notifier's walk over the attachments, and what importers do in their callbacks. Catalogue §7. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { holds, type NestedAct, quiet, type Script } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { callersLocks, notHeld } from "../locks.ts";
import type { Call } from "../rule.ts";
import type { AttachmentState } from "../state.ts";
import { driverMaps } from "./map-phases.ts";

type Notifier = "notify-move" | "exporter-move" | "exporter-revoke" | "exporter-restore";
export type NoticeCall = Call<Notifier>;

const MAP_DIRECTION = "DMA_BIDIRECTIONAL";

/** Clauses the notifier and its callbacks can show. */
export const NOTICE_CLAUSES: readonly ClauseId[] = [
  ...(["LOCK-06", "LOCK-27", "LOCK-29", "MOVE-02", "MOVE-03", "MOVE-04", "MOVE-12", "MOVE-34"] as const),
  ...(["MOVE-35", "PIN-25"] as const),
];

/** Who announces: whose promise it is that anybody is told at all, and under which lock. */
export interface Announcer {
  readonly told?: ClauseId;
  readonly locked?: ClauseId;
  /** The notice of a pinned attachment means more than a move. */
  readonly pinned?: ClauseId;
}

/** Tells the importers, the newest first; the clause that decides why the last one was told or not. */
export function* notifies(c: NoticeCall, { told, locked, pinned }: Announcer = {}): Script<ClauseId> {
  const locks = callersLocks(c);
  let deciding: ClauseId = "MOVE-02";
  let first = true;
  for (const attachment of [...bufferOf(c).attachments]) {
    c.attachment = attachment;
    if (attachment.notified) {
      const clause =
        first && told !== undefined ? told : told === undefined && notHeld(c) ? "MOVE-34" : whyTold(attachment);
      const also: ClauseId[] = ["LOCK-29", "MOVE-02", "MOVE-35"];
      if (pinned !== undefined && attachment.pins > 0) also.push(pinned);
      yield { act: "notified", attachment, locks, clause, lockClause: locked ?? "LOCK-06", also };
      yield* react(c, attachment);
      first = false;
    } else {
      deciding = whyPassed(attachment);
      yield holds(deciding);
    }
  }
  return deciding;
}

/** What the notifier might have looked at, and does not (MOVE-35). */
function isOrdinary({ pins, mappings, buffer }: AttachmentState): boolean {
  return pins === 0 && mappings.length > 0 && buffer.ops.has("pin");
}

/** The clause that is blamed when an importer is not told: with several it is the order, or the number. */
function whyTold(attachment: AttachmentState): ClauseId {
  const others = attachment.buffer.attachments.some((other) => other !== attachment && other.notified);
  return others || isOrdinary(attachment) ? "MOVE-02" : "MOVE-35";
}

/** Why an attachment is passed over. */
function whyPassed({ dynamic }: AttachmentState): ClauseId {
  return dynamic ? "MOVE-03" : "MOVE-04";
}

function* react(c: NoticeCall, attachment: AttachmentState): Script {
  const { reaction } = c.args;
  if (reaction === "nothing") return;
  yield quiet("LOCK-27");
  if (reaction === "unmap") yield* unmapsAll(c, attachment);
  else if (reaction === "map") yield* mapsAnew(c, attachment);
  else if (attachment.pins > 0) yield nested("unpin", { attachment: attachment.id }, "PIN-25");
}

function nested(command: NestedAct["command"], args: NestedAct["args"], clause: ClauseId): NestedAct {
  return { act: "nested", command, args, clause };
}

function* unmapsAll(c: NoticeCall, attachment: AttachmentState): Script {
  if (attachment.mappings.length === 0) return;
  for (const mapping of [...attachment.mappings]) {
    c.mapping = mapping;
    yield nested("unmap", { attachment: attachment.id, mapping: mapping.id, direction: mapping.direction }, "MOVE-12");
  }
}

/** The mapping has no handle of its own: it is over before the callback returns. */
function* mapsAnew(c: NoticeCall, attachment: AttachmentState): Script {
  const { s, step } = c;
  yield nested("map", { attachment: attachment.id, direction: MAP_DIRECTION }, "LOCK-27");
  const mapping = s.mappings.get(step.id);
  if (mapping === undefined) return;
  c.mapping = mapping;
  yield nested("unmap", { attachment: attachment.id, mapping: step.id, direction: MAP_DIRECTION }, "LOCK-27");
  s.mappings.delete(step.id);
  const { dead } = s.pools.mapping;
  dead.splice(dead.indexOf(step.id), 1);
}

/**
 * Whether importers may do more than listen: no task may sleep with one of their objects in hand, and none of their calls
 * may sleep.
 */
export function mayReact(c: NoticeCall): boolean {
  const { s, args } = c;
  if (args.reaction === "nothing") return true;
  if (s.asleep.size > 0) return false;
  if (args.reaction !== "map") return true;
  const { attachments, moving } = bufferOf(c);
  if ((moving?.copy ?? null) !== null) return false;
  return attachments.every((a) => !a.notified || driverMaps(s, a, MAP_DIRECTION));
}
