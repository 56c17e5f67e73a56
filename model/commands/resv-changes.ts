// SPDX-License-Identifier: MIT
/** What changes a reservation's fences. All of it needs the lock (RESV-03). Catalogue §18. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Usage } from "../../spec/commands/resv.ts";
import { ended, fault, holds, type Script } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { fenceOf, knownFence, knownOther, otherOf } from "../fence-lookup.ts";
import { ASK_CLAUSES, asks, PUT_CLAUSES, putFence } from "../fence-scripts.ts";
import { type FenceState, foundSignalled, isLater } from "../fences.ts";
import { held } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { holdsCopy, isCopy } from "../moving.ts";
import { hushes } from "../phase-parts.ts";
import {
  covers,
  type Entry,
  type FenceTable,
  grownCapacity,
  hasRoom,
  newCursor,
  newTable,
  roundedCapacity,
  SLOTS_MAX,
} from "../reservations.ts";
import { abandon, locksOn, nextUnsignalled, WALK_CLAUSES } from "../resv-scripts.ts";
import type { Call, Check, Meaning, Meanings } from "../rule.ts";
import { reclaims } from "../sections.ts";
import type { ReservationState } from "../state.ts";
import { resvAdd } from "./resv-add.ts";
import { allocatesNothing, assertsLock, resvOf } from "./resv-parts.ts";

type ReserveCall = Call<"resv-reserve">;
type ReplaceCall = Call<"resv-replace">;
type CopyCall = Call<"resv-copy">;

function asksForNone(c: ReserveCall): boolean {
  return c.args.slots === 0;
}

/** Why these slots are free: asked for before, or more than anybody asked for. */
function whyRoom({ entries, capacity, room, reserved }: FenceTable, slots: number): ClauseId {
  if (slots === 0) return "RESV-09";
  if (room.made === "copy") return room.left > 0 ? "RESV-85" : "RESV-84";
  if (entries.length + reserved + slots > capacity) return "RESV-10";
  return entries.length + slots > room.promised ? "RESV-06" : "RESV-05";
}

/** Why there is no room for these slots. */
function whyFull({ table, changedBy }: ReservationState, slots: number): ClauseId {
  if (slots === 0) return "RESV-09";
  if (table === null) return changedBy === "RESV-01" ? "RESV-01" : "RESV-08";
  if (table.cut) return "RESV-11";
  if (table.room.made === "copy") return "RESV-84";
  return hasRoom(table, 1) ? "RESV-10" : "RESV-08";
}

/** Makes room for the step's slots. */
export function* reserves(c: ReserveCall): Script {
  const reservation = resvOf(c);
  const { table } = reservation;
  const { slots } = c.args;
  if (table !== null && hasRoom(table, slots)) {
    const clause = whyRoom(table, slots);
    table.reserved += slots;
    yield ended(null, clause, ["RESV-05", "RESV-10"]);
    return;
  }
  yield* reclaims(c);
  const clause = whyFull(reservation, slots);
  yield* allocates(clause, () => {
    if (table !== null) reservation.changedBy = "RESV-08";
  });
  yield holds(asksForNone(c) ? "RESV-09" : "RESV-06");
  if (table !== null && table.capacity === 0) yield holds("RESV-11");
  yield* grows(c, table, clause === "RESV-10" || clause === "RESV-11" ? clause : "RESV-07");
}

/** All entries are asked, in slot order; those done leave, and go last to first once the new table is in place. */
function* grows(c: ReserveCall, table: FenceTable | null, clause: ClauseId): Script {
  const { slots } = c.args;
  const reservation = resvOf(c);
  const locks = locksOn(c.task, reservation);
  if ((table?.entries.length ?? 0) > 0) yield holds("RESV-07");
  const entries: Entry[] = [];
  const done: FenceState[] = [];
  for (const entry of table?.entries ?? []) {
    if (yield* asks(entry.fence, locks, done.length > 0 ? "RESV-94" : clause)) done.push(entry.fence);
    else entries.push(entry);
  }
  const promised = (table?.entries.length ?? 0) + slots;
  reservation.table = newTable(entries, grownCapacity(table, slots), { made: "reserve", promised, left: done.length });
  reservation.table.reserved = slots;
  if (done.length > 0) {
    reservation.changedBy = "RESV-07";
    yield holds("RESV-94");
    yield holds("RESV-65");
  }
  for (const fence of done.reverse()) yield* putFence(c.s, fence, locks, "RESV-94");
}

const reserve: Meaning<"resv-reserve"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (resvOf(c).table?.capacity ?? 0) < SLOTS_MAX,
  legal: (c) => held(c) && !asksForNone(c),
  counts: { fences: "RESV-07" },
  phases: [
    assertsLock("dma_resv_reserve_fences"),
    hushes("WW-22", held),
    {
      phase: "check",
      clause: "RESV-09",
      when: asksForNone,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: "dma_resv_reserve_fences" }],
      on: { reserveZeroRefused: true },
    } satisfies Check<"resv-reserve">,
    {
      phase: "script",
      clause: "RESV-06",
      also: [
        ...(["RESV-05", "RESV-07", "RESV-08", "RESV-09", "RESV-10", "RESV-11", "RESV-65", "RESV-94"] as const),
        ...(["RESV-01", "RESV-84", "RESV-85", "RESV-92", "FENCE-73", "FENCE-77"] as const),
        ...ASK_CLAUSES,
        ...PUT_CLAUSES,
      ],
      run: reserves,
    },
  ],
};

function* replaces(c: ReplaceCall): Script {
  const reservation = resvOf(c);
  const fence = fenceOf(c);
  const { context } = otherOf(c);
  const { usage } = c.args;
  if (reservation.table === null) yield holds("RESV-78");
  const entries = reservation.table?.entries ?? [];
  for (const [at, old] of entries.entries()) {
    if (old.fence.context !== context) continue;
    reservation.changedBy = whyReplaced(old, fence, usage);
    yield holds(reservation.changedBy);
    fence.references++;
    entries[at] = { fence, usage };
    if (reservation.table !== null) reservation.table.changes++;
    yield* putFence(c.s, old.fence, locksOn(c.task, reservation), "RESV-27");
  }
}

/** Add would have left this one alone, or would have gone by what it asked the fence; or it is about the usages. */
function whyReplaced(old: Entry, fence: FenceState, usage: Usage): ClauseId {
  if (old.fence.signalled || isLater(old.fence, fence)) return "RESV-78";
  return old.usage !== usage && covers(usage, old.usage) ? "RESV-30" : "RESV-27";
}

const replace: Meaning<"resv-replace"> = {
  defined: (c) =>
    ownedBuffer(c, c.args.buffer) && knownFence(c, c.args.fence) && knownOther(c, c.args.of) && !isCopy(otherOf(c)),
  legal: held,
  silent: "RESV-78",
  counts: { fences: "RESV-67" },
  phases: [
    assertsLock("dma_resv_replace_fences"),
    allocatesNothing(),
    {
      phase: "script",
      clause: "RESV-27",
      also: ["RESV-27", "RESV-30", "RESV-78", "RESV-92", ...PUT_CLAUSES],
      run: replaces,
    },
  ],
};

function sourceOf({ s, args }: CopyCall): ReservationState {
  const source = s.buffers.get(args.source);
  if (source === undefined) throw new Error("the step has no source");
  return source.reservation;
}

/** The source's unsignalled fences, each with a reference, in a table of its own; null: there are none. */
function* gathers(c: CopyCall): Script<FenceTable | null> {
  const cursor = newCursor(-1, sourceOf(c), "DMA_RESV_USAGE_BOOKKEEP");
  let table: FenceTable | null = null;
  for (;;) {
    const fence = yield* nextUnsignalled(c, cursor);
    if (fence === null) return table;
    if (table === null) {
      yield* reclaims(c);
      yield* allocates("RESV-54", () => {
        abandon(cursor);
        resvOf(c).changedBy = "RESV-54";
      });
      table = newTable([], roundedCapacity(cursor.count), { made: "copy", promised: cursor.count, left: leftOut(c) });
    }
    fence.references++;
    table.entries.push({ fence, usage: cursor.fenceUsage });
  }
}

/** Entries of the source that will not be copied. */
function leftOut(c: CopyCall): number {
  return (sourceOf(c).table?.entries ?? []).filter(({ fence }) => foundSignalled(fence)).length;
}

/** An allocation the program may make fail, and what is to be put right then. */
function* allocates(clause: ClauseId, onError: () => void): Script {
  let done = false;
  try {
    yield fault(clause, "alloc:fences");
    done = true;
  } finally {
    if (!done) onError();
  }
}

function* copies(c: CopyCall): Script {
  const reservation = resvOf(c);
  yield holds("RESV-04");
  const table = yield* gathers(c);
  const former = reservation.table;
  reservation.table = table;
  reservation.changedBy = table === null ? "RESV-55" : "RESV-53";
  yield holds(former === null ? "RESV-85" : "RESV-84");
  for (const { fence } of former?.entries ?? []) yield* putFence(c.s, fence, locksOn(c.task, reservation), "RESV-53");
  yield holds(table === null ? "RESV-55" : "RESV-53");
}

/** A walk that sleeps would never end once the table is gone (RESV-83). */
function stopsWalks(c: CopyCall): boolean {
  if (resvOf(c).sleepingWalks === 0) return false;
  return (sourceOf(c).table?.entries ?? []).every(({ fence }) => foundSignalled(fence));
}

const copy: Meaning<"resv-copy"> = {
  defined: (c) =>
    ownedBuffer(c, c.args.buffer) &&
    (c.s.buffers.get(c.args.source)?.owned ?? 0) > 0 &&
    !stopsWalks(c) &&
    !holdsCopy(bufferOf(c)),
  legal: held,
  counts: { fences: "RESV-67" },
  phases: [
    assertsLock("dma_resv_copy_fences"),
    {
      phase: "script",
      clause: "RESV-53",
      also: [
        ...(["RESV-04", "RESV-53", "RESV-54", "RESV-55", "RESV-84", "RESV-85", "RESV-92"] as const),
        ...(["FENCE-73", "FENCE-77"] as const),
        ...WALK_CLAUSES,
      ],
      run: copies,
    },
  ],
};

export const RESV_CHANGES = {
  "resv-reserve": reserve,
  "resv-add": resvAdd,
  "resv-replace": replace,
  "resv-copy": copy,
} satisfies Partial<Meanings>;
