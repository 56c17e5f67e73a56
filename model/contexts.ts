// SPDX-License-Identifier: MIT
/** Acquire contexts as the model keeps them. Catalogue §19. */
import type { ReservationState, State } from "./state.ts";

export interface ContextState {
  readonly id: number;
  readonly task: number;
  /** Counts up with every context: the lower one is the older (WW-11). */
  readonly stamp: number;
  /** Locks held with it, as the kernel counts them. */
  acquired: number;
  /** Declared done (WW-15). */
  done: boolean;
  ended: boolean;
  /** The lock of its last EDEADLK, until it has got one again (WW-06). */
  contended: ReservationState | null;
}

/** Begins a context: younger than all before. */
export function beginContext(s: State, id: number, task: number): void {
  const stamp = s.contexts.size;
  s.contexts.set(id, { id, task, stamp, acquired: 0, done: false, ended: false, contended: null });
  s.bind("context", id);
}

/** Ends a context. Locks still held with it keep it. */
export function endContext(s: State, context: ContextState): void {
  context.ended = true;
  s.unbind("context", context.id);
}

/** A context that the task has begun and not ended; null: it has none. */
export function contextInUse(s: State, task: number): ContextState | null {
  for (const id of s.pools.context.live) {
    const context = s.contexts.get(id);
    if (context?.task === task) return context;
  }
  return null;
}

/** Whether of two contexts, where there are two, the first is the younger. */
export function isYounger(context: ContextState | null, than: ContextState | null): boolean {
  return context !== null && than !== null && context.stamp > than.stamp;
}
