// SPDX-License-Identifier: MIT
/** What holds of locks, contexts and those who wait, whatever the step was. */
import { type ContextState, isYounger } from "./contexts.ts";
import type { ReservationState, State } from "./state.ts";

function unique(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}

function every<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) if (!holds(item)) return false;
  return true;
}

/** Each lock is counted by the context it was taken with. */
export function contextsCountLocks(s: State): boolean {
  const held = new Map<ContextState, number>();
  for (const { reservation } of s.lockedBy.flat()) {
    const { context } = reservation;
    if (context !== null) held.set(context, (held.get(context) ?? 0) + 1);
  }
  return every(s.contexts.values(), (context) => context.acquired === (held.get(context) ?? 0));
}

/** Nobody waits for a lock that is free, unless a task died with it; whoever has locks and a context waits for no older one (WW-12): no ring can close. */
export function queuesAreInOrder(s: State): boolean {
  return every(s.buffers.values(), ({ reservation: { owner, context, queue } }) => {
    const contexts = queue.flatMap((waiter) => (waiter.context === null ? [] : [waiter.context]));
    const sorted = contexts.every((one, at) => at === 0 || !isYounger(contexts[at - 1] ?? null, one));
    const patient = contexts.every((one, at) => one.acquired === 0 || (at === 0 && !isYounger(one, context)));
    return sorted && patient && (queue.length === 0 || owner !== null || s.ended);
  });
}

/** Each locked reservation is held through one buffer. */
export function locksAreHeld(s: State): boolean {
  const locked = new Set<ReservationState>();
  for (const { reservation } of s.buffers.values()) if (reservation.owner !== null) locked.add(reservation);
  for (const reservation of s.reservations.values()) if (reservation.owner !== null) locked.add(reservation);
  const held = [...s.lockedBy.flat().map((buffer) => buffer.reservation), ...s.heldInCalls];
  return unique(held) && new Set(held).size === locked.size && held.every((reservation) => locked.has(reservation));
}
