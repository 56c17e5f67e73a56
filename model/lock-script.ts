// SPDX-License-Identifier: MIT
/** A lock call that may wait its turn, back off or be interrupted, in the order of WW-26. */
import type { ClauseId } from "../spec/clauses/index.ts";
import { ended, failed, type Script, slept } from "./acts.ts";
import { bufferOf } from "./contents.ts";
import { type ContextState, isYounger } from "./contexts.ts";
import { lockReport } from "./lock-debug.ts";
import { takeLock } from "./lock-hold.ts";
import { dequeue, enqueue, type Fate, fateOf, fateOfWaiter } from "./lock-queue.ts";
import type { Call } from "./rule.ts";
import type { ReservationState, State } from "./state.ts";

/** How a lock is asked for. */
export interface Wish {
  readonly context: ContextState | null;
  readonly interruptible: boolean;
  /** The slow call: what it got by being told to back off before (WW-07). */
  readonly slow: boolean;
}

type LockCall = Pick<Call, "s" | "task" | "buffer">;

/** Clauses that a lock call can show, for the phase that runs the script. */
export const LOCK_SCRIPT_CLAUSES: readonly ClauseId[] = [
  ...(["WW-01", "WW-02", "WW-03", "WW-04", "WW-05", "WW-06", "WW-07", "WW-08", "WW-11", "WW-12", "WW-13"] as const),
  ...(["WW-14", "WW-15", "WW-19", "WW-24", "WW-26"] as const),
];

/** Whether a signal ends the call's wait. */
export function isInterrupted({ s, task }: LockCall, { interruptible }: Wish): boolean {
  return interruptible && s.signals.has(task);
}

/** What comes of the call before it sleeps. */
export function fateOfCall(c: LockCall, wish: Wish): Fate {
  return fateOf(bufferOf(c).reservation, wish.context, isInterrupted(c, wish));
}

/** The call, from its first look at the lock to its end. */
export function* lockScript(c: LockCall, wish: Wish): Script {
  const { context, slow } = wish;
  if (slow && context?.contended === null) yield* lockReport(c.s, "WW-07");
  const fate = fateOfCall(c, wish);
  if (fate === "waits") yield* sleeps(c, wish);
  else yield* goesOn(c, wish, fate, false);
}

function* sleeps(c: LockCall, wish: Wish): Script {
  const { context } = wish;
  const lock = bufferOf(c).reservation;
  const [reason, also] = whyItWaits(c.s, lock, context);
  const waiter = { task: c.task, context };
  enqueue(lock, waiter);
  const look = (): Fate => fateOfWaiter(lock, waiter, isInterrupted(c, wish));
  yield slept(
    "reservation",
    () => look() !== "waits",
    reason,
    also,
    () => endOf(look(), lock),
  );
  const fate = look();
  dequeue(lock, waiter);
  yield* goesOn(c, wish, fate, true);
}

/** The clause that says when such a wait ends; null: the one that made the task wait. */
function endOf(fate: Fate, { owner, queue }: ReservationState): ClauseId | null {
  if (fate === "interrupted") return "WW-08";
  if (fate === "older-holds" || fate === "older-waits") return "WW-13";
  return owner === null && queue.length > 1 ? "WW-19" : null;
}

function whyItWaits(
  s: State,
  lock: ReservationState,
  context: ContextState | null,
): readonly [ClauseId, readonly ClauseId[]] {
  if (context === null) return ["WW-01", []];
  if (context.acquired === 0 && lock.queue.some((other) => isYounger(context, other.context))) {
    return ["WW-05", ["WW-26"]];
  }
  if (lock.context === null) return ["WW-12", ["WW-26"]];
  if (lock.context.stamp < context.stamp) return ["WW-24", ["WW-05", "WW-11", "WW-26"]];
  return [whyItWins(s, context), ["WW-11", "WW-12", "WW-26"]];
}

/** The older one may wait: of several, the oldest must never be the one that backs off. */
function whyItWins(s: State, context: ContextState): ClauseId {
  if (context.acquired === 0) return "WW-12";
  return isOldest(s, context) ? "WW-14" : "WW-11";
}

/** The call's end, once it is known; `woken`: it has slept before. */
function* goesOn(c: LockCall, wish: Wish, fate: Fate, woken: boolean): Script {
  switch (fate) {
    case "own":
      return yield* ownLock(c, wish);
    case "taken":
      return yield* getsLock(c, wish, woken);
    case "interrupted":
      return yield failed("EINTR", wouldBackOff(c, wish) ? "WW-26" : "WW-08", ["WW-26"]);
    default:
      return yield* backsOff(c, wish, woken ? "WW-13" : whyItBacksOff(c, wish, fate));
  }
}

/** Without the signal it would have got EDEADLK: which of the two comes first decides. */
function wouldBackOff(c: LockCall, { context }: Wish): boolean {
  return context !== null && context.acquired > 0 && isYounger(context, bufferOf(c).reservation.context);
}

function whyItBacksOff(c: LockCall, wish: Wish, fate: Fate): ClauseId {
  if (fate === "older-holds") return "WW-04";
  return isInterrupted(c, wish) ? "WW-08" : "WW-12";
}

function* ownLock(c: LockCall, wish: Wish): Script {
  const also: ClauseId[] = isInterrupted(c, wish) ? ["WW-08", "WW-26"] : ["WW-26"];
  if (wish.slow && !wish.interruptible) yield ended(null, "WW-07", ["WW-03"]);
  else yield failed("EALREADY", "WW-03", also);
}

function* backsOff(c: LockCall, { context, slow, interruptible }: Wish, clause: ClauseId): Script {
  if (context === null) throw new Error("a lock call without context backs off");
  if (context.contended !== null) yield* lockReport(c.s, "WW-06");
  context.contended = bufferOf(c).reservation;
  const also: readonly ClauseId[] = ["WW-04", "WW-11", "WW-12", "WW-26"];
  if (slow && !interruptible) yield ended(null, "WW-07", also);
  else yield failed("EDEADLK", slow ? "WW-07" : clause, also);
}

function* getsLock(c: LockCall, wish: Wish, woken: boolean): Script {
  const { context, slow } = wish;
  if (context !== null) yield* acquireReports(c.s, context, bufferOf(c).reservation, slow);
  const oldest = context !== null && isOldest(c.s, context);
  const abused = context === null ? null : abuseOf(context, bufferOf(c).reservation);
  takeLock(c, context);
  const clause = isInterrupted(c, wish) ? "WW-08" : slow ? "WW-07" : (abused ?? (woken ? "WW-19" : null));
  const also: readonly ClauseId[] = oldest ? ["WW-14", "WW-26"] : ["WW-26"];
  yield ended(null, clause ?? (context === null ? "WW-01" : "WW-02"), context === null ? [] : also);
}

/** What the caller should not have done, and gets its lock all the same. */
function abuseOf({ done, contended }: ContextState, lock: ReservationState): ClauseId | null {
  if (done) return "WW-15";
  return contended !== null && contended !== lock ? "WW-06" : null;
}

/** Others have begun contexts too, and this one is the oldest. */
function isOldest(s: State, context: ContextState): boolean {
  const { live } = s.pools.context;
  return live.length > 1 && live.every((id) => (s.contexts.get(id)?.stamp ?? 0) >= context.stamp);
}

/** What mutex debugging has to say to a context that gets a lock (WW-06, WW-07, WW-15). */
export function* acquireReports(s: State, context: ContextState, lock: ReservationState, slow: boolean): Script {
  if (context.done) yield* lockReport(s, "WW-15");
  if (context.contended === null) return;
  if (context.contended !== lock || context.acquired > 0) yield* lockReport(s, slow ? "WW-07" : "WW-06");
}
