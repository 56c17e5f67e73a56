// SPDX-License-Identifier: MIT
/** What a poll leaves watched: of every buffer one slot for each of two events. Catalogue §15. */
import { holds, type Script } from "./acts.ts";
import type { FenceCallbackState, FenceState } from "./fences.ts";
import type { BufferState, ReservationState, State } from "./state.ts";

export type PollEvent = "EPOLLIN" | "EPOLLOUT";

/** The slots of a buffer: what each of them watches its fence with. */
export interface PollSlots {
  EPOLLIN: FenceCallbackState | null;
  EPOLLOUT: FenceCallbackState | null;
  /** Some slot was armed and freed by its fence (POLL-12). */
  fired: boolean;
}

export function emptySlots(): PollSlots {
  return { EPOLLIN: null, EPOLLOUT: null, fired: false };
}

/** Armed slots: each holds a reference on the file (POLL-08). */
export function armedSlots({ slots: { EPOLLIN, EPOLLOUT } }: Pick<BufferState, "slots">): number {
  return (EPOLLIN === null ? 0 : 1) + (EPOLLOUT === null ? 0 : 1);
}

/**
 * Whether a shared reservation belongs to a file that only its slots keep: a fence will close it in the middle of some
 * step, and what the exporter then sees of a lock that is held depends on who the caller is (LOCK-16).
 */
export function hasOrphan(s: State, reservation: ReservationState): boolean {
  if (s.census.polls === 0 || !reservation.shared) return false;
  for (const buffer of s.buffers.values()) {
    if (buffer.reservation === reservation && armedSlots(buffer) > 0 && !isKept(buffer)) return true;
  }
  return false;
}

/** Somebody else than the slots has a reference on the file. */
export function isKept({ owned, descriptors, vmas, calls }: BufferState): boolean {
  return owned + descriptors + vmas + calls > 0;
}

/** Has the slot watch the fence; it holds a reference on it, too. */
export function arm(s: State, buffer: BufferState, event: PollEvent, fence: FenceState): void {
  const callback: FenceCallbackState = { id: null, fence, queued: true, runs: () => fires(s, buffer, event) };
  fence.callbacks.push(callback);
  fence.references++;
  buffer.slots[event] = callback;
  s.census.polls++;
  s.census.references++;
}

/** The watched fence has signalled. Whoever signals holds it: the slot's reference is not its last one. */
function* fires(s: State, buffer: BufferState, event: PollEvent): Script {
  const callback = buffer.slots[event];
  if (callback === null) throw new Error("an idle slot watches a fence");
  buffer.slots[event] = null;
  buffer.slots.fired = true;
  callback.fence.references--;
  s.census.polls--;
  s.census.references--;
  yield holds("POLL-11");
  if (isKept(buffer)) return;
  yield holds("POLL-28");
  if (armedSlots(buffer) > 0) return;
  yield holds("POLL-33");
  s.falling.push(buffer);
}
