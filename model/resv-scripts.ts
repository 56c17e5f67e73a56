// SPDX-License-Identifier: MIT
/** Walks over a reservation's fences without its lock, and waits that go along them. Catalogue §18. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { Usage } from "../spec/commands/resv.ts";
import type { LocksHeld } from "../spec/op.ts";
import { holds, type Script } from "./acts.ts";
import {
  ASK_CLAUSES,
  asks,
  INTERRUPTED,
  PUT_CLAUSES,
  putFence,
  WAIT_CLAUSES,
  type Waiter,
  waitsFor,
} from "./fence-scripts.ts";
import type { FenceState } from "./fences.ts";
import { type CursorState, covers, newCursor } from "./reservations.ts";
import type { Call } from "./rule.ts";
import type { ReservationState, State } from "./state.ts";

type TaskCall = Pick<Call, "s" | "task">;

/** Clauses any walk without the lock can name. */
export const WALK_CLAUSES: readonly ClauseId[] = [
  ...(["RESV-01", "RESV-33", "RESV-34", "RESV-35", "RESV-37", "RESV-38", "RESV-81", "RESV-82"] as const),
  "RESV-83",
  ...ASK_CLAUSES,
  ...PUT_CLAUSES,
];

/** The lock a fence's op sees around it: that of the reservation in work. */
export function locksOn(task: number, reservation: ReservationState): LocksHeld {
  return reservation.owner === task ? "reservation" : "none";
}

/**
 * The first fence of a walk, or the next one; null: there is none. `asking`: whose promise it is that a fence of the
 * usages in question is asked.
 */
export function* nextUnsignalled(
  { s, task }: TaskCall,
  cursor: CursorState,
  asking: ClauseId = "RESV-82",
): Script<FenceState | null> {
  const { reservation, begun } = cursor;
  const locks = locksOn(task, reservation);
  const former = cursor.count;
  cursor.begun = true;
  cursor.restarted = false;
  if (!begun || reservation.table !== cursor.table) restart(cursor);
  else if (reservation.table !== null && reservation.table.entries.length > former) yield holds("RESV-81");
  if (cursor.table === null) {
    yield holds(cursor.fence === null ? "RESV-01" : "RESV-83");
    return cursor.fence;
  }
  yield holds(cursor.restarted && begun ? "RESV-34" : "RESV-33");
  yield* advance(s, cursor, locks, asking);
  if (cursor.fence === null && cursor.restarted && begun) yield holds("RESV-37");
  return cursor.fence;
}

function restart(cursor: CursorState): void {
  cursor.index = 0;
  cursor.table = cursor.reservation.table;
  cursor.count = cursor.table?.entries.length ?? 0;
  cursor.restarted = true;
}

/** Goes on to the next unsignalled entry of the table. The op is asked before the usage is looked at (RESV-82). */
function* advance(s: State, cursor: CursorState, locks: LocksHeld, asking: ClauseId): Script {
  for (;;) {
    const { fence, table } = cursor;
    if (fence !== null) {
      cursor.fence = null;
      yield* putFence(s, fence, locks);
    }
    const entry = cursor.index < cursor.count ? table?.entries[cursor.index] : undefined;
    if (entry === undefined) return;
    cursor.index++;
    cursor.fence = entry.fence;
    cursor.fenceUsage = entry.usage;
    entry.fence.references++;
    const covered = covers(cursor.usage, entry.usage);
    if (yield* asks(entry.fence, locks, covered ? asking : "RESV-82")) continue;
    if (covered) return;
  }
}

/** Leaves a walk before its end: the fence it stands at is given back. */
export function* leave({ s, task }: TaskCall, cursor: CursorState): Script {
  const { fence } = cursor;
  cursor.fence = null;
  if (fence !== null) yield* putFence(s, fence, locksOn(task, cursor.reservation), "RESV-38");
}

/** A walk that fails in the middle of a step. The table holds a reference as well, so nothing else happens. */
export function abandon(cursor: CursorState): void {
  if (cursor.fence !== null) cursor.fence.references--;
  cursor.fence = null;
}

export const RESV_WAIT_CLAUSES: readonly ClauseId[] = [
  ...WALK_CLAUSES,
  ...WAIT_CLAUSES,
  ...(["RESV-04", "RESV-44", "RESV-45", "RESV-46", "RESV-47", "RESV-48", "RESV-49", "RESV-58", "RESV-64"] as const),
  ...(["RESV-71", "RESV-87", "RESV-88", "RESV-89", "RESV-90", "FENCE-74", "LOCK-20"] as const),
];

/** Waits for all fences up to a usage: the ticks left, 0 when they ran out, or INTERRUPTED (RESV-45, RESV-46). */
export function* waitsForAll(
  waiter: Waiter,
  reservation: ReservationState,
  usage: Usage,
  ticks: number,
): Script<number> {
  const cursor = newCursor(-1, reservation, usage);
  const { waitingWalks } = waiter.s;
  let left = Math.max(ticks, 1);
  let before = false;
  waitingWalks.add(cursor);
  for (let rest = ticks; ; rest = rest > 0 ? left : 0) {
    const fence = yield* nextUnsignalled(waiter, cursor, waiter.why?.(usage));
    if (fence === null) break;
    const clause =
      waiter.why?.(cursor.fenceUsage) ?? (before ? whySleepsOn(waiter, cursor) : whySleeps(waiter, cursor));
    left = yield* waitsHere(waiter, cursor, fence, rest, clause);
    before = true;
    if (left > 0) continue;
    yield* leave(waiter, cursor);
    break;
  }
  waitingWalks.delete(cursor);
  return left;
}

/** Why a walk's first fence is slept for. */
function whySleeps({ sleeps = "RESV-45" }: Waiter, { fenceUsage }: CursorState): ClauseId {
  // Of the calls that wait for fences nobody names, only a write waits for readers.
  return sleeps === "CPU-03" && fenceUsage === "DMA_RESV_USAGE_READ" ? "RESV-58" : sleeps;
}

/** Why another fence is slept for: the table was replaced meanwhile, or there were several from the beginning. */
function whySleepsOn({ joined }: Waiter, { restarted }: CursorState): ClauseId {
  return restarted ? (joined?.[0] ?? "RESV-64") : "RESV-64";
}

/** Waits for the fence at which the walk stands; others may change the table meanwhile (RESV-89). */
function* waitsHere(
  waiter: Waiter,
  cursor: CursorState,
  fence: FenceState,
  ticks: number,
  clause: ClauseId,
): Script<number> {
  const { reservation } = cursor;
  if (fence.ops.has("wait")) yield holds("RESV-90");
  reservation.sleepingWalks++;
  const own = waiter.why === undefined ? waiter : { ...waiter, enables: clause };
  const left = yield* waitsFor(own, fence, ticks, clause);
  reservation.sleepingWalks--;
  if (fence.error !== 0 && fence.signalled) yield holds("RESV-48");
  const { table } = reservation;
  if (table !== cursor.table || (table?.entries.length ?? 0) > cursor.count) {
    yield holds("RESV-89");
    waiter.onJoin?.();
    for (const clause of waiter.joined ?? []) yield holds(clause);
  }
  return left;
}

export { INTERRUPTED };
