// SPDX-License-Identifier: MIT
/** What changes a reservation's fences. All of it needs the lock (RESV-03). Catalogue §18. */
import { ended, fault, holds, type Script } from "../acts.ts";
import { fenceOf, knownFence, knownOther, otherOf } from "../fence-lookup.ts";
import { ASK_CLAUSES, asks, PUT_CLAUSES, putFence } from "../fence-scripts.ts";
import { type FenceState, foundSignalled, isLater } from "../fences.ts";
import { held } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import {
  covers,
  type Entry,
  type FenceTable,
  grownCapacity,
  hasRoom,
  newCursor,
  roundedCapacity,
  SLOTS_MAX,
} from "../reservations.ts";
import { abandon, locksOn, nextUnsignalled, WALK_CLAUSES } from "../resv-scripts.ts";
import type { Call, Check, Meaning, Meanings } from "../rule.ts";
import { reclaims } from "../sections.ts";
import type { ReservationState } from "../state.ts";
import { resvAdd } from "./resv-add.ts";
import { assertsLock, resvOf } from "./resv-parts.ts";

type ReserveCall = Call<"resv-reserve">;
type ReplaceCall = Call<"resv-replace">;
type CopyCall = Call<"resv-copy">;

function asksForNone(c: ReserveCall): boolean {
  return c.args.slots === 0;
}

function* reserves(c: ReserveCall): Script {
  const reservation = resvOf(c);
  const { table } = reservation;
  const { slots } = c.args;
  if (hasRoom(table, slots)) {
    yield ended(null, asksForNone(c) ? "RESV-09" : "RESV-05", ["RESV-10"]);
    return;
  }
  yield* reclaims(c);
  yield fault("RESV-08", "alloc:fences");
  yield holds(asksForNone(c) ? "RESV-09" : "RESV-06");
  if (table !== null && table.capacity === 0) yield holds("RESV-11");
  yield* grows(c, table, slots);
}

/** All entries are asked, in slot order; those done leave, and go last to first once the new table is in place. */
function* grows(c: ReserveCall, table: FenceTable | null, slots: number): Script {
  const reservation = resvOf(c);
  const locks = locksOn(c.task, reservation);
  if ((table?.entries.length ?? 0) > 0) yield holds("RESV-07");
  const entries: Entry[] = [];
  const done: FenceState[] = [];
  for (const entry of table?.entries ?? []) {
    if (yield* asks(entry.fence, locks, "RESV-07")) done.push(entry.fence);
    else entries.push(entry);
  }
  reservation.table = { entries, capacity: grownCapacity(table, slots) };
  if (done.length > 0) {
    reservation.changedBy = "RESV-07";
    yield holds("RESV-94");
    yield holds("RESV-65");
  }
  for (const fence of done.reverse()) yield* putFence(c.s, fence, locks);
}

const reserve: Meaning<"resv-reserve"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (resvOf(c).table?.capacity ?? 0) < SLOTS_MAX,
  legal: (c) => held(c) && !asksForNone(c),
  phases: [
    assertsLock("dma_resv_reserve_fences"),
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
        ...(["RESV-92", "FENCE-73", "FENCE-77"] as const),
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
    reservation.changedBy = covers(usage, old.usage) && usage !== old.usage ? "RESV-30" : "RESV-27";
    yield holds(reservation.changedBy);
    yield holds(old.fence.signalled || isLater(old.fence, fence) ? "RESV-78" : "RESV-27");
    fence.references++;
    entries[at] = { fence, usage };
    yield* putFence(c.s, old.fence, locksOn(c.task, reservation));
  }
}

const replace: Meaning<"resv-replace"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && knownFence(c, c.args.fence) && knownOther(c, c.args.of),
  legal: held,
  phases: [
    assertsLock("dma_resv_replace_fences"),
    {
      phase: "script",
      clause: "RESV-27",
      also: ["RESV-27", "RESV-30", "RESV-78", ...PUT_CLAUSES],
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
      yield* allocates(cursor);
      table = { entries: [], capacity: roundedCapacity(cursor.count) };
    }
    fence.references++;
    table.entries.push({ fence, usage: cursor.fenceUsage });
  }
}

function* allocates(cursor: ReturnType<typeof newCursor>): Script {
  let done = false;
  try {
    yield fault("RESV-54", "alloc:fences");
    done = true;
  } finally {
    if (!done) abandon(cursor);
  }
}

function* copies(c: CopyCall): Script {
  const reservation = resvOf(c);
  yield holds("RESV-04");
  const table = yield* gathers(c);
  const former = reservation.table;
  reservation.table = table;
  reservation.changedBy = table === null ? "RESV-55" : "RESV-53";
  yield holds(table === null ? "RESV-55" : "RESV-53");
  yield holds(former === null ? "RESV-85" : "RESV-84");
  for (const { fence } of former?.entries ?? []) yield* putFence(c.s, fence, locksOn(c.task, reservation));
}

/** A walk that sleeps would never end once the table is gone (RESV-83). */
function stopsWalks(c: CopyCall): boolean {
  if (resvOf(c).sleepingWalks === 0) return false;
  return (sourceOf(c).table?.entries ?? []).every(({ fence }) => foundSignalled(fence));
}

const copy: Meaning<"resv-copy"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && (c.s.buffers.get(c.args.source)?.owned ?? 0) > 0 && !stopsWalks(c),
  legal: held,
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
