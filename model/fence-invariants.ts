// SPDX-License-Identifier: MIT
/** What holds of fences and of those who keep them, whatever the step was. They count what is there. */
import type { HandleKind } from "../spec/command.ts";
import type { FenceState } from "./fences.ts";
import type { ReservationState, State } from "./state.ts";

function reservationsOf(s: State): Set<ReservationState> {
  const found = new Set<ReservationState>(s.reservations.values());
  for (const { reservation } of s.buffers.values()) found.add(reservation);
  return found;
}

function fencesOf(s: State): Set<FenceState> {
  return new Set(s.fences.values());
}

/** References by their holders: entries, walks, and the kernel for the stub that all share. */
function holders(s: State): Map<FenceState, number> {
  const count = new Map<FenceState, number>();
  const hold = (fence: FenceState | null): void => {
    if (fence !== null) count.set(fence, (count.get(fence) ?? 0) + 1);
  };
  for (const { table } of reservationsOf(s)) for (const { fence } of table?.entries ?? []) hold(fence);
  for (const { fence } of s.cursors.values()) hold(fence);
  for (const { fence } of s.waitingWalks) hold(fence);
  hold(s.stub);
  // What the framework itself has put on a fence keeps it.
  for (const fence of fencesOf(s)) for (const { id } of fence.callbacks) if (id === null) hold(fence);
  return count;
}

/** RESV-67, RESV-38: each entry and each open walk holds one reference, and nobody else but the program any. */
export function fencesAreHeld(s: State): boolean {
  if (s.ended) return true;
  const held = holders(s);
  for (const fence of fencesOf(s)) {
    if (fence.references !== fence.owned + (held.get(fence) ?? 0)) return false;
    if (fence.freed !== (fence.references === 0)) return false;
  }
  return true;
}

/** RESV-38: a walk that is over holds nothing. */
export function endedWalksHoldNothing(s: State): boolean {
  for (const { ended, fence } of s.cursors.values()) if (ended && fence !== null) return false;
  return true;
}

/** Fences not yet freed, without the shared stub. */
export function livingFences(s: State): number {
  let count = 0;
  for (const { freed, shared } of fencesOf(s)) if (!freed && !shared) count++;
  return count;
}

/** A signalled fence has nothing left to run, and what is queued is on its fence. */
export function callbacksAreQueued(s: State): boolean {
  for (const { signalled, callbacks } of fencesOf(s)) {
    if (signalled ? callbacks.length > 0 : callbacks.some(({ queued }) => !queued)) return false;
  }
  return true;
}

/** No table holds more than there is room for. */
export function tablesHaveRoom(s: State): boolean {
  for (const { table } of reservationsOf(s)) {
    if (table !== null && table.entries.length > table.capacity) return false;
  }
  return true;
}

/** The objects of these kinds that a program may name. */
export function nameableOfFences(s: State, kind: HandleKind): number[] {
  switch (kind) {
    case "fence":
      return [...fencesOf(s)].filter(({ owned }) => owned > 0).map(({ id }) => id);
    case "fence-callback":
      return [...s.fenceCallbacks].filter(([, { fence }]) => !fence.freed).map(([id]) => id);
    case "cursor":
      return [...s.cursors].filter(([, { ended }]) => !ended).map(([id]) => id);
    case "signalling":
      return s.sections.flat();
    default:
      return [];
  }
}
