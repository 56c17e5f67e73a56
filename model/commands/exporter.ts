// SPDX-License-Identifier: MIT
/** Moves, revocation and restoring by an exporter whose storage moves. Catalogue §7, §10. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { EXPORTER_COMMANDS } from "../../spec/commands/exporter.ts";
import type { Usage } from "../../spec/commands/resv.ts";
import { COPY_TICKS } from "../../spec/exporter-time.ts";
import { ended, failed, fault, holds, type Script, slept } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { contextInUse } from "../contexts.ts";
import { type FenceState, newFence, registerFence } from "../fences.ts";
import { lockableBuffer } from "../lookup.ts";
import { EXPORTER_CONTEXT, isMapped, type MovingState, revokeMappings } from "../moving.ts";
import { hasRoom } from "../reservations.ts";
import { RESV_WAIT_CLAUSES, waitsForAll } from "../resv-scripts.ts";
import type { Call, Meaning, Meanings, Phase } from "../rule.ts";
import type { State } from "../state.ts";
import { giveBack, takesLock } from "./call-locks.ts";
import { type Announcer, mayReact, NOTICE_CLAUSES, notifies } from "./notices.ts";
import { adds } from "./resv-add.ts";
import { reserves } from "./resv-changes.ts";

type Command = keyof typeof EXPORTER_COMMANDS;
type MoveCall = Call<"exporter-move">;

const NO_OPS: ReadonlySet<never> = new Set();

function movingOf(c: Call<Command>): MovingState {
  const { moving } = bufferOf(c);
  if (moving === null) throw new Error("storage that does not move");
  return moving;
}

/**
 * A caller of the exporter holds no reservation: it takes one. What importers do in their callbacks is known only where the
 * callbacks run at once.
 */
function defined(c: Call<Command>): boolean {
  const { s, task, args } = c;
  if (s.locked.length > 0 || contextInUse(s, task) !== null || !lockableBuffer(c, args.buffer)) return false;
  const { moving, reservation } = bufferOf(c);
  if (moving === null) return false;
  return args.reaction === "nothing" || (reservation.owner === null && mayReact(c));
}

/** Whose promise each sleep is: the one for all usages, or that for the last of them (MOVE-08, MOVE-14). */
function whyWaits(usage: Usage): ClauseId {
  return usage === "DMA_RESV_USAGE_BOOKKEEP" ? "MOVE-14" : "MOVE-08";
}

/** Waits for everything in the reservation, with its lock held. */
function* waitsForFences(c: Call<Command>, why: (usage: Usage) => ClauseId): Script {
  const { s, task } = c;
  const { reservation } = bufferOf(c);
  if (reservation.table === null) return;
  const waiter = { s, task, interruptible: false, locks: "reservation", also: ["FENCE-74", "MOVE-31"], why } as const;
  const moving = movingOf(c);
  moving.waits = true;
  yield* waitsForAll(waiter, reservation, "DMA_RESV_USAGE_BOOKKEEP", Number.POSITIVE_INFINITY);
  moving.waits = false;
}

/** What an importer's objects have been for in the callbacks says nothing of the rest of the step. */
function* announces(c: Call<Command>, announcer: Announcer): Script {
  yield* notifies(c, announcer);
  c.attachment = null;
  c.mapping = null;
}

/** Why pinned storage must stay: some of the pins were given back, or none. */
function whyBusy(c: MoveCall): readonly [ClauseId, readonly ClauseId[]] {
  if (movingOf(c).unpins > 0) return ["PIN-05", ["PIN-06", ...revocation(c.s, "MOVE-16")]];
  return ["PIN-06", ["PIN-05", ...revocation(c.s, "MOVE-16")]];
}

/** Clauses that eras with revocation have. */
function revocation({ switches }: State, clause: ClauseId): readonly ClauseId[] {
  return switches.revocation ? [clause] : [];
}

/** Nobody has it pinned any more; the target may think otherwise. */
function* mayMove(c: MoveCall): Script {
  const { pinned } = movingOf(c);
  if (!pinned) return;
  yield holds("PIN-05");
  if (c.seen?.status === "error" && c.seen.errno === "EBUSY") yield ended(null, "PIN-05");
}

function* moves(c: MoveCall): Script {
  yield* takesLock(c, "MOVE-01");
  try {
    const moving = movingOf(c);
    if (moving.pins > 0) yield failed("EBUSY", ...whyBusy(c));
    else if (moving.revoked) yield failed("EBUSY", "MOVE-17");
    yield* mayMove(c);
    yield fault("MOVE-15", "alloc:fences");
    yield* evicts(c, moving);
  } finally {
    giveBack(c);
  }
}

function copyFence({ s, step }: MoveCall): FenceState {
  const seqno = ++s.copyFences;
  const of = { id: step.id, context: EXPORTER_CONTEXT, seqno, ops: NO_OPS, doneAtOnce: false, shared: false };
  s.census.fences++;
  return newFence(of);
}

/** From here on the new place and the fence are there. */
function* evicts(c: MoveCall, moving: MovingState): Script {
  const fence = copyFence(c);
  let done = false;
  try {
    yield* reservesSlot(c);
    yield* announces(c, { told: "MOVE-25", locked: "MOVE-01" });
    yield* waitsForFences(c, whyWaits);
    done = true;
  } finally {
    if (!done) c.s.census.fences--;
  }
  yield* copies(c, moving, fence);
  yield holds("MOVE-25");
  yield holds("MOVE-31");
  yield ended(null, "MOVE-15");
}

/** The framework's own calls, in the middle of the exporter's. */
function* reservesSlot(c: MoveCall): Script {
  const { table } = bufferOf(c).reservation;
  if (table !== null && hasRoom(table, 1)) {
    table.reserved++;
    return;
  }
  yield* within<"resv-reserve">(c, { buffer: c.args.buffer, slots: 1 }, reserves);
}

function* copies(c: MoveCall, moving: MovingState, fence: FenceState): Script {
  const { s } = c;
  const buffer = bufferOf(c);
  c.fence = fence;
  yield* within<"resv-add">(c, { buffer: buffer.id, fence: fence.id, usage: "DMA_RESV_USAGE_KERNEL" }, adds);
  s.census.fences--;
  registerFence(s, fence);
  buffer.reservation.changedBy = "MOVE-15";
  moving.moves++;
  moving.former = moving.place;
  moving.place = null;
  moving.copy = { buffer, fence, due: s.clock + COPY_TICKS };
  s.copies.push(moving.copy);
}

type Framework = "resv-reserve" | "resv-add";

function* within<N extends Framework>(c: Call, args: Call<N>["args"], script: (c: Call<N>) => Script): Script {
  const own = c.args;
  const open = c as { args: unknown };
  open.args = args;
  try {
    yield* script(c as unknown as Call<N>);
  } finally {
    open.args = own;
  }
}

function* revokes(c: Call<"exporter-revoke">): Script {
  const moving = movingOf(c);
  yield* takesLock(c, "MOVE-17");
  try {
    if (moving.revoked) yield ended(null, "MOVE-17");
    moving.revoked = true;
    yield* announces(c, { told: "MOVE-17", locked: "MOVE-17", pinned: "MOVE-16" });
    yield* waitsForFences(c, () => "MOVE-17");
    revokeMappings(bufferOf(c));
  } finally {
    giveBack(c);
  }
  const buffer = bufferOf(c);
  if (isMapped(buffer)) yield slept("unmap", () => !isMapped(buffer), "MOVE-17");
  yield ended(null, "MOVE-17");
}

function* restores(c: Call<"exporter-restore">): Script {
  const moving = movingOf(c);
  yield* takesLock(c, "MOVE-23");
  try {
    if (!moving.revoked) yield ended(null, "MOVE-23");
    yield* announces(c, { told: "MOVE-23", locked: "MOVE-23" });
    yield* waitsForFences(c, () => "MOVE-23");
  } finally {
    giveBack(c);
  }
  yield* takesLock(c, "MOVE-23");
  moving.revoked = false;
  moving.restored = true;
  giveBack(c);
  yield ended(null, "MOVE-23");
}

function meaning<N extends Command>(
  clause: ClauseId,
  also: readonly ClauseId[],
  run: (c: Call<N>) => Script,
): Meaning<N> {
  const phase: Phase<N> = {
    phase: "script",
    clause,
    also: [...also, ...NOTICE_CLAUSES, ...RESV_WAIT_CLAUSES, "LOCK-02", "WW-19"],
    run,
  };
  return { defined, legal: () => true, phases: [phase] } as unknown as Meaning<N>;
}

const MOVE_CLAUSES: readonly ClauseId[] = [
  ...(["MOVE-01", "MOVE-08", "MOVE-14", "MOVE-15", "MOVE-16", "MOVE-17", "MOVE-25", "MOVE-31"] as const),
  ...(["PIN-05", "PIN-06", "RESV-06", "RESV-07", "RESV-08", "RESV-14", "RESV-15", "RESV-20"] as const),
];

export const EXPORTER_MEANINGS: Pick<Meanings, Command> = {
  "exporter-move": meaning<"exporter-move">("MOVE-25", MOVE_CLAUSES, moves),
  "exporter-revoke": meaning<"exporter-revoke">("MOVE-17", ["MOVE-16", "MOVE-17", "MOVE-31"], revokes),
  "exporter-restore": meaning<"exporter-restore">("MOVE-23", ["MOVE-31"], restores),
};
