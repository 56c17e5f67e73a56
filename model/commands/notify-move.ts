// SPDX-License-Identifier: MIT
/** The exporter's announcement of a move, and what importers do about it in their callbacks. Catalogue §7. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { ended, holds, type NestedAct, type Script } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { lockedCall } from "../lock-premises.ts";
import { callersLocks, held, notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { premise } from "../phase-parts.ts";
import type { Call, Meaning, Says } from "../rule.ts";
import type { AttachmentState } from "../state.ts";
import { driverMaps } from "./map-phases.ts";

type MoveCall = Call<"notify-move">;

const MAP_DIRECTION = "DMA_BIDIRECTIONAL";

function asserts(clause: ClauseId, site: "dma_buf_move_notify" | "dma_buf_invalidate_mappings"): Says<"notify-move"> {
  return {
    phase: "says",
    clause,
    when: notHeld,
    says: { kind: "ASSERT", site },
    given: { lockDebug: true },
    on: { moveNotifier: site },
  };
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

function* script(c: MoveCall): Script {
  const { attachments } = bufferOf(c);
  const locks = callersLocks(c);
  let deciding: ClauseId = "MOVE-02";
  for (const attachment of [...attachments]) {
    c.attachment = attachment;
    if (attachment.notified) {
      const clause = whyTold(attachment);
      const also: readonly ClauseId[] = ["LOCK-29", "MOVE-02", "MOVE-32", "MOVE-35"];
      yield { act: "notified", attachment, locks, clause, lockClause: "LOCK-06", also };
      yield* react(c, attachment);
    } else {
      deciding = whyPassed(attachment);
      yield holds(deciding);
      if (attachment.dynamic) yield holds("MOVE-36");
    }
  }
  if (notHeld(c)) yield holds("MOVE-34");
  yield ended(null, deciding);
}

function* react(c: MoveCall, attachment: AttachmentState): Script {
  const { reaction } = c.args;
  if (reaction === "nothing") return;
  yield holds("LOCK-27");
  if (reaction === "unmap") yield* unmapsAll(c, attachment);
  else if (reaction === "map") yield* mapsAnew(c, attachment);
  else if (attachment.pins > 0) yield nested("unpin", { attachment: attachment.id }, "PIN-25");
}

function nested(command: NestedAct["command"], args: NestedAct["args"], clause: ClauseId): NestedAct {
  return { act: "nested", command, args, clause };
}

function* unmapsAll(c: MoveCall, attachment: AttachmentState): Script {
  if (attachment.mappings.length === 0) return;
  if (attachment.cached !== null) yield holds("MOVE-33");
  for (const mapping of [...attachment.mappings]) {
    c.mapping = mapping;
    yield nested("unmap", { attachment: attachment.id, mapping: mapping.id, direction: mapping.direction }, "MOVE-12");
  }
}

/** The mapping has no handle of its own: it is over before the callback returns. */
function* mapsAnew(c: MoveCall, attachment: AttachmentState): Script {
  const { s, step } = c;
  if (attachment.cached !== null) yield holds("MOVE-33");
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
 * Only who has the lock lets its importers do more than listen, and no task may sleep with one of their objects in hand.
 */
function definedReaction(c: MoveCall): boolean {
  const { s, args } = c;
  if (args.reaction === "nothing") return true;
  if (!held(c) || s.asleep.size > 0) return false;
  return (
    args.reaction !== "map" || bufferOf(c).attachments.every((a) => !a.notified || driverMaps(s, a, MAP_DIRECTION))
  );
}

/** `dma_buf_move_notify`, from 7.2 on `dma_buf_invalidate_mappings`. */
export const notifyMove: Meaning<"notify-move"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && definedReaction(c),
  legal: held,
  phases: [
    ...lockedCall<"notify-move">(),
    asserts("MOVE-01", "dma_buf_move_notify"),
    asserts("MOVE-01", "dma_buf_invalidate_mappings"),
    premise("LOCK-05", notHeld, { given: { lockDebug: true } }),
    {
      phase: "script",
      clause: "MOVE-02",
      also: [
        ...(["LOCK-06", "LOCK-27", "LOCK-29", "MOVE-03", "MOVE-04", "MOVE-12", "MOVE-32", "MOVE-33"] as const),
        ...(["MOVE-34", "MOVE-35", "MOVE-36", "PIN-25"] as const),
      ],
      run: script,
    },
  ],
};
