// SPDX-License-Identifier: MIT
/** What the model keeps of storage that moves: where it lies, who pinned it, and the copies on their way. Catalogue §7, §10. */
import { holds, type Script } from "./acts.ts";
import { settleAll } from "./coherence.ts";
import { signal } from "./fence-scripts.ts";
import type { FenceState } from "./fences.ts";
import { covers } from "./reservations.ts";
import type { BufferState, MappingState, State } from "./state.ts";

/** The fence context of the exporter itself, after those of the program. */
export const EXPORTER_CONTEXT = 4;

/** Storage that moves, of one buffer. */
export interface MovingState {
  /** Pins the exporter granted and did not get back, the core's among them. */
  pins: number;
  /** How often it was unpinned since nobody had it pinned. */
  unpins: number;
  /** It was pinned at some time. */
  pinned: boolean;
  /** Copies begun: a mapping is of the place after so many of them. */
  moves: number;
  /** The copy on its way; null: there is none. */
  copy: CopyState | null;
  /** The exporter has told its importers and waits for their fences, with the lock held. */
  waits: boolean;
  revoked: boolean;
  /** It was revoked and given back. */
  restored: boolean;
  /** Bus addresses of its pages as a table has shown them; null: none has yet. */
  place: readonly bigint[] | null;
  /** Those of the place before the last move. */
  former: readonly bigint[] | null;
}

/** A copy on its way. */
export interface CopyState {
  readonly buffer: BufferState;
  readonly fence: FenceState;
  /** Virtual time at which it ends. */
  readonly due: number;
}

/** What a new buffer's storage is like; null: the world's exporter has none that moves. */
export function newMoving({ world }: State): MovingState | null {
  if (world.exporter.moves !== true) return null;
  return {
    pins: 0,
    unpins: 0,
    pinned: false,
    moves: 0,
    copy: null,
    waits: false,
    revoked: false,
    restored: false,
    place: null,
    former: null,
  };
}

/** Whether a fence stands for an exporter's copy: only time signals it. */
export function isCopy({ context }: FenceState): boolean {
  return context === EXPORTER_CONTEXT;
}

/** A copy's fence in the buffer's reservation that has not signalled: whoever takes it out hides that the copy goes on. */
export function holdsCopy({ reservation: { table } }: BufferState): boolean {
  return table?.entries.some(({ fence }) => isCopy(fence) && !fence.signalled) === true;
}

/** Mappings that reached the exporter and were not given back. */
export function isMapped({ attachments }: BufferState): boolean {
  return attachments.some(({ mapped }) => mapped > 0);
}

/** Whether anybody keeps the storage where it is. Of an exporter that never moves only the importers' own pins count. */
export function isPinned({ moving, attachments }: BufferState): boolean {
  return moving === null ? attachments.some(({ pins }) => pins > 0) : moving.pins > 0;
}

/** A KERNEL fence of the buffer's reservation is not signalled. */
export function awaitsKernel({ reservation: { table } }: BufferState): boolean {
  return table?.entries.some(({ fence, usage }) => covers("DMA_RESV_USAGE_KERNEL", usage) && !fence.signalled) === true;
}

/** The mapping describes a place the storage has left (MOVE-09). */
export function isStale({ madeAfter, attachment }: MappingState): boolean {
  return madeAfter < (attachment.buffer.moving?.moves ?? 0);
}

/** The attachment's exporter counts a pin. */
export function countPin({ moving }: BufferState): void {
  if (moving === null) return;
  if (moving.pins++ === 0) moving.unpins = 0;
  moving.pinned = true;
}

/** The exporter counts a pin less. */
export function countUnpin({ moving }: BufferState): void {
  if (moving === null) return;
  moving.pins--;
  moving.unpins++;
}

/** All mappings a buffer has are revoked: their devices may no longer write (MOVE-18). */
export function revokeMappings({ attachments }: BufferState): void {
  for (const { mappings } of attachments) for (const mapping of mappings) mapping.revoked = true;
}

/** Whether an exporter in the middle of a move keeps the buffer's reservation locked (MOVE-31). */
export function isLockedByMove(s: State, { reservation }: BufferState): boolean {
  if (!s.heldInCalls.has(reservation)) return false;
  for (const other of s.buffers.values())
    if (other.reservation === reservation && other.moving?.waits === true) return true;
  return false;
}

/** Each buffer with a copy on its way has one, unsignalled, that time will end; pins are not given back too often. */
export function copiesAreOfBuffers({ buffers, copies }: State): boolean {
  let count = 0;
  for (const { moving } of buffers.values()) {
    if (moving === null) continue;
    if (moving.pins < 0 || moving.copy?.fence.signalled === true) return false;
    if (moving.copy !== null) count++;
  }
  return count === copies.length && copies.every((copy) => copy.buffer.moving?.copy === copy);
}

/** Copies whose time has come: the storage is in its new place, and the fence signals (HW-17). */
export function* endCopies(s: State): Script {
  for (let next = s.copies[0]; next !== undefined && next.due <= s.clock; next = s.copies[0]) {
    s.copies.shift();
    land(next.buffer);
    yield holds("FENCE-05");
    yield* signal(next.fence, "none");
  }
}

function land({ moving, pages }: BufferState): void {
  if (moving !== null) moving.copy = null;
  for (const page of pages) {
    if (page === undefined) continue;
    page.views = settleAll(page.views);
    page.carried = true;
  }
}
