// SPDX-License-Identifier: MIT
/** Phases of one line that many meanings share. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import { quiet, type Script } from "./acts.ts";
import { nestingReport } from "./lock-debug.ts";
import { dequeue, enqueue } from "./lock-queue.ts";
import { held, heldByOther, sharesHeld } from "./locks.ts";
import { cutCapacity, hasSpareSlots } from "./reservations.ts";
import type { Applies, Call, Check, Does, Phase, Says, Scripted, Waits } from "./rule.ts";
import type { ReservationState } from "./state.ts";

function nothing(): void {}

/** Counts a clause whose premise holds; what it promises is compared by the phases around it. */
export function premise<N extends CommandName>(
  clause: ClauseId,
  when: (c: Call<N>) => boolean,
  applies: Applies & Pick<Does<N>, "also"> = {},
): Does<N> {
  return { phase: "does", clause, when, run: nothing, ...applies };
}

/** Counts a clause whose premise holds, and which says that nothing is said of what the caller does. */
export function hushes<N extends CommandName>(
  clause: ClauseId,
  when: (c: Call<N>) => boolean,
  applies: Applies = {},
): Scripted<N> {
  return { ...applies, phase: "script", clause, also: [], when, run: () => hush(clause) };
}

function* hush(clause: ClauseId): Script {
  yield quiet(clause);
}

/** The target reports a broken duty of the caller; a target without instrumentation stays silent. */
export function reports<N extends CommandName>(clause: ClauseId, site: string, when: (c: Call<N>) => boolean): Says<N> {
  return {
    phase: "says",
    clause,
    when: (c) => c.s.instrumented && when(c),
    says: { kind: "CONTRACT", site },
    reports: clause,
  };
}

/** The target reports a broken duty and does not make the call. */
export function refuses<N extends CommandName>(
  clause: ClauseId,
  site: string,
  when: (c: Call<N>) => boolean,
): readonly [Says<N>, Check<N>] {
  return [reports(clause, site, when), { phase: "check", clause, when, ends: "refused" }];
}

/**
 * What was reserved and not used is gone at the next unlock. Of a call that locks for a while it may go at once: nobody
 * else looks in between.
 */
export const CUTS: Does<CommandName> = {
  phase: "does",
  clause: "RESV-11",
  when: ({ buffer }) => buffer !== null && hasSpareSlots(buffer.reservation),
  run: ({ buffer }) => {
    if (buffer !== null) cutCapacity(buffer.reservation);
  },
  given: { lockDebug: true },
};

/** Whose promise it is that a call takes the lock, besides the call's own clause. */
export interface Taking<N extends CommandName> {
  /** Whether the task holds the lock itself (default: `held`). */
  readonly when?: (c: Call<N>) => boolean;
  /** Whose promise it is that the task waits for another one (default: the call's own clause). */
  readonly others?: ClauseId;
  /** Clauses exercised as well then. */
  readonly also?: readonly ClauseId[];
  /** Owed a report of lock debugging where the task holds another reservation (default: LOCK-26). */
  readonly nests?: ClauseId;
  /** The lock is kept after the step (default: it is given back). */
  readonly keeps?: true;
}

/**
 * The task takes the reservation lock for a while. Where it holds it itself it waits for ever, and the target reports the
 * broken duty; where another task holds it, until that one unlocks.
 */
export function takesReservation<N extends CommandName>(
  clause: ClauseId,
  site: string,
  { when = held, others = clause, also = [], nests = "LOCK-26", keeps }: Taking<N> = {},
): readonly Phase<N>[] {
  const more: readonly ClauseId[] = [others, ...also];
  const waits = [
    waitsForOther<N>("MAP-60", heldInCall, more),
    waitsForOther<N>("LOCK-10", (c) => heldByOther(c) && sharesHeld(c), more),
    waitsForOther<N>(others, heldByOther, also),
  ];
  const takes = [nestingReport<N>(nests), ...waitsForItself(clause, site, when), ...waits];
  return keeps === true ? takes : [...takes, CUTS];
}

/** The task waits for the reservation lock it holds itself; the target reports the broken duty. */
export function waitsForItself<N extends CommandName>(
  clause: ClauseId,
  site: string,
  when: (c: Call<N>) => boolean,
): readonly Phase<N>[] {
  const also: readonly ClauseId[] = ["LOCK-02", "WW-01"];
  return [
    reports(clause, site, when),
    { phase: "check", clause: "LOCK-10", also, when: (c) => when(c) && sharesHeld(c), ends: "blocked:reservation" },
    { phase: "check", clause, also, when, ends: "blocked:reservation" },
  ];
}

/** Another task's map waits for fences with the lock in hand, and nobody but the call itself knows (MAP-60). */
function heldInCall({ s, buffer }: Pick<Call, "s" | "buffer">): boolean {
  return buffer !== null && s.heldInCalls.has(buffer.reservation);
}

function lockOf({ buffer }: Pick<Call, "buffer">): ReservationState {
  if (buffer === null) throw new Error("a wait for no buffer's reservation");
  return buffer.reservation;
}

function isNext(c: Pick<Call, "buffer" | "task">): boolean {
  const { owner, queue } = lockOf(c);
  return owner === null && queue[0]?.task === c.task;
}

/** The lock is free and several wait: who comes first is WW-19. */
function isContest(c: Pick<Call, "buffer">): ClauseId | null {
  const { owner, queue } = lockOf(c);
  return owner === null && queue.length > 1 ? "WW-19" : null;
}

function leaveQueue(c: Pick<Call, "buffer" | "task">): void {
  const lock = lockOf(c);
  const waiter = lock.queue.find(({ task }) => task === c.task);
  if (waiter !== undefined) dequeue(lock, waiter);
}

/** The task waits, without a context, until no other task holds the reservation lock and its turn has come. */
export function waitsForOther<N extends CommandName>(
  clause: ClauseId,
  when: (c: Call<N>) => boolean = heldByOther,
  also: readonly ClauseId[] = [],
): Waits<N> {
  return {
    phase: "waits",
    clause,
    also,
    when,
    waitsFor: "reservation",
    ready: isNext,
    sleeps: (c) => enqueue(lockOf(c), { task: c.task, context: null }),
    wakes: leaveQueue,
    blames: isContest,
  };
}
