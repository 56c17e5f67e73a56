// SPDX-License-Identifier: MIT
/** The fences of a reservation as the model keeps them. Catalogue §18. */
import type { Usage } from "../spec/commands/resv.ts";
import { type FenceState, isLater } from "./fences.ts";
import type { ReservationState } from "./state.ts";

/** One slot. Slots are replaced, never changed, but the table that holds them is. */
export interface Entry {
  readonly fence: FenceState;
  readonly usage: Usage;
}

/** The table a reservation has had since somebody first made room. Walks tell one from another by identity. */
export interface FenceTable {
  readonly entries: Entry[];
  /** Slots there is room for; lower than the entries' number after a cut only if an unlock made it equal. */
  capacity: number;
  /** Where its room comes from: decides whom a wrong one is owed to. */
  readonly room: Room;
  /** An unlock has taken slots back (RESV-11). */
  cut: boolean;
  /** Slots reserved since the last append, all calls together (RESV-10). */
  reserved: number;
  /** Counts appends and overwritten slots: a walk that saw none goes on as before (RESV-35). */
  changes: number;
  /** What the last add put in (RESV-68). */
  newest: Entry | null;
}

/** Who made a table, and how many slots that promised. */
export interface Room {
  readonly made: "reserve" | "copy";
  /** Slots that had to be there; the allocator adds some (RESV-06). */
  readonly promised: number;
  /** Entries there were to make room for and that are not there: those found signalled. */
  readonly left: number;
}

/** A table with this many slots. */
export function newTable(entries: Entry[], capacity: number, room: Room): FenceTable {
  return { entries, capacity, room, cut: false, reserved: 0, changes: 0, newest: null };
}

/** A walk without the lock (RESV-33 to RESV-37, RESV-81, RESV-83). */
export interface CursorState {
  readonly id: number;
  readonly reservation: ReservationState;
  readonly usage: Usage;
  /** It has been asked for its first fence. */
  begun: boolean;
  /** The table it walks; null: there was none. */
  table: FenceTable | null;
  index: number;
  /** Number of entries when the walk started, or started over. */
  count: number;
  /** The table's changes as of its last step; null: it was another table. */
  seen: number | null;
  /** Where it stands: it holds a reference. */
  fence: FenceState | null;
  fenceUsage: Usage;
  restarted: boolean;
  ended: boolean;
}

const RANKS: Readonly<Record<Usage, number>> = {
  DMA_RESV_USAGE_KERNEL: 0,
  DMA_RESV_USAGE_WRITE: 1,
  DMA_RESV_USAGE_READ: 2,
  DMA_RESV_USAGE_BOOKKEEP: 3,
};

/** A reservation nobody has used (RESV-01). `shared`: made by itself, not with a buffer. */
export function newReservation(shared: boolean): ReservationState {
  return {
    owner: null,
    context: null,
    queue: [],
    shared,
    table: null,
    changedBy: "RESV-01",
    cursors: 0,
    sleepingWalks: 0,
  };
}

/** A walk that has not begun. */
export function newCursor(id: number, reservation: ReservationState, usage: Usage): CursorState {
  return {
    id,
    reservation,
    usage,
    begun: false,
    table: null,
    index: 0,
    count: 0,
    seen: null,
    fence: null,
    fenceUsage: usage,
    restarted: false,
    ended: false,
  };
}

/** Whether a query for `asked` looks at a fence of this usage. */
export function covers(asked: Usage, usage: Usage): boolean {
  return RANKS[usage] <= RANKS[asked];
}

/** Whether `fence` with this usage may take the place of the entry without asking that one (RESV-20, RESV-24, RESV-72). */
export function supersedes(fence: FenceState, usage: Usage, old: Entry): boolean {
  if (old.fence.context !== fence.context || RANKS[old.usage] < RANKS[usage]) return false;
  return old.fence === fence || isLater(fence, old.fence);
}

/** Bytes of a table before its slots, and of a slot. */
const HEADER_BYTES = 24;
const SLOT_BYTES = 8;
/** Sizes the allocator rounds up to, as far as a program's tables reach. */
const SIZE_CLASSES = [8, 16, 32, 64, 96, 128, 192, 256, 512, 1024, 2048, 4096, 8192] as const;

/** How many slots a table made for `wanted` has (RESV-06). */
export function roundedCapacity(wanted: number): number {
  const bytes = HEADER_BYTES + SLOT_BYTES * wanted;
  const size = SIZE_CLASSES.find((limit) => limit >= bytes);
  if (size === undefined) throw new Error(`a table of ${wanted} slots`);
  return (size - HEADER_BYTES) / SLOT_BYTES;
}

/** Most slots a table of the model can have: larger ones are never asked for. */
export const SLOTS_MAX = 400;

/** Slots of the table that takes the place of one without room for `slots` more (RESV-06). */
export function grownCapacity(table: FenceTable | null, slots: number): number {
  if (table !== null && table.capacity > 0) {
    return roundedCapacity(Math.max(table.entries.length + slots, 2 * table.capacity));
  }
  return roundedCapacity(Math.max(4, 2 ** Math.ceil(Math.log2(Math.max(slots, 1)))));
}

/** Whether `slots` more fences fit (RESV-05). */
export function hasRoom(table: FenceTable | null, slots: number): boolean {
  return table !== null && table.capacity > 0 && table.entries.length + slots <= table.capacity;
}

/** Whether an unlock would take anything back. */
export function hasSpareSlots({ table }: ReservationState): boolean {
  return table !== null && table.capacity > table.entries.length;
}

/** With mutex debugging an unlock takes back what was reserved and not used (RESV-11). */
export function cutCapacity({ table }: ReservationState): void {
  if (table === null) return;
  if (table.capacity > table.entries.length) table.cut = true;
  table.capacity = table.entries.length;
  table.reserved = 0;
}
