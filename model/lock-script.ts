// SPDX-License-Identifier: MIT
/** A lock call that may wait its turn, back off or be interrupted, in the order of WW-26. */
import type { ClauseId } from "../spec/clauses/index.ts";
import { ended, failed, type Script, slept } from "./acts.ts";
import { bufferOf } from "./contents.ts";
import type { ContextState } from "./contexts.ts";
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
  const [reason, also] = whyItWaits(lock, context);
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

function whyItWaits(lock: ReservationState, context: ContextState | null): readonly [ClauseId, readonly ClauseId[]] {
  if (context === null) return ["WW-01", []];
  if (lock.context === null) return ["WW-12", ["WW-26"]];
  if (lock.context.stamp > context.stamp) return ["WW-12", ["WW-11", "WW-14", "WW-26"]];
  return ["WW-24", ["WW-05", "WW-11", "WW-26"]];
}

/** The call's end, once it is known; `woken`: it has slept before. */
function* goesOn(c: LockCall, wish: Wish, fate: Fate, woken: boolean): Script {
  switch (fate) {
    case "own":
      return yield* ownLock(c, wish);
    case "taken":
      return yield* getsLock(c, wish, woken);
    case "interrupted":
      return yield failed("EINTR", "WW-08", ["WW-26"]);
    default:
      return yield* backsOff(c, wish, woken ? "WW-13" : fate === "older-waits" ? "WW-12" : "WW-04");
  }
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
  takeLock(c, context);
  const clause = isInterrupted(c, wish) ? "WW-08" : slow ? "WW-07" : woken ? "WW-19" : null;
  const also: readonly ClauseId[] = oldest ? ["WW-14", "WW-26"] : ["WW-26"];
  yield ended(null, clause ?? (context === null ? "WW-01" : "WW-02"), context === null ? [] : also);
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
