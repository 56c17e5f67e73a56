// SPDX-License-Identifier: MIT
/** Who waits for a reservation lock, in what order, and what becomes of whom. Catalogue §19. */
import { type ContextState, isYounger } from "./contexts.ts";
import type { ReservationState } from "./state.ts";

export interface LockWaiter {
  readonly task: number;
  readonly context: ContextState | null;
}

/**
 * What comes of a lock call, in the order of WW-26: the context has the lock already · it is free · an older context
 * waits, or has it, and this one holds others · a signal ends the wait before it begins · the task waits.
 */
export type Fate = "own" | "taken" | "older-waits" | "interrupted" | "older-holds" | "waits";

type Lock = Pick<ReservationState, "owner" | "context" | "queue">;

/** What comes of a call before it sleeps. `interrupted`: a signal is pending, and the call minds it. */
export function fateOf(lock: Lock, context: ContextState | null, interrupted: boolean): Fate {
  if (context !== null && lock.context === context) return "own";
  if (lock.owner === null) return "taken";
  const yields = (context?.acquired ?? 0) > 0;
  if (yields && lock.queue.some((waiter) => isYounger(context, waiter.context))) return "older-waits";
  if (interrupted) return "interrupted";
  return yields && isYounger(context, lock.context) ? "older-holds" : "waits";
}

/** What comes of a waiter when it looks again. Only the first one is woken by an unlock. */
export function fateOfWaiter(lock: Lock, waiter: LockWaiter, interrupted: boolean): Fate {
  const at = lock.queue.indexOf(waiter);
  if (lock.owner === null && at === 0) return "taken";
  if (interrupted) return "interrupted";
  const { context } = waiter;
  if (context === null || context.acquired === 0) return "waits";
  if (isYounger(context, lock.context)) return "older-holds";
  return lock.queue.slice(0, at).some((other) => other.context !== null) ? "older-waits" : "waits";
}

/** Joins the queue: contexts by age, those without at its end (WW-19). */
export function enqueue({ queue }: Lock, waiter: LockWaiter): void {
  const at = queue.findIndex((other) => isYounger(other.context, waiter.context));
  queue.splice(at < 0 ? queue.length : at, 0, waiter);
}

/** Leaves the queue, with the lock or without. */
export function dequeue({ queue }: Lock, waiter: LockWaiter): void {
  queue.splice(queue.indexOf(waiter), 1);
}
