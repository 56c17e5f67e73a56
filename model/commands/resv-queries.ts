// SPDX-License-Identifier: MIT
/** What a reservation's fences are asked. Only the walks that show all entries need the lock (RESV-04, RESV-74). */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Usage } from "../../spec/commands/resv.ts";
import { ended, failed, fault, holds, type Script, said } from "../acts.ts";
import { asks, asValue, INTERRUPTED, ticksOf } from "../fence-scripts.ts";
import { describe, type FenceState } from "../fences.ts";
import { held, heldByOther } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { type CursorState, covers, type Entry, newCursor } from "../reservations.ts";
import {
  abandon,
  leave,
  locksOn,
  nextUnsignalled,
  RESV_WAIT_CLAUSES,
  WALK_CLAUSES,
  waitsForAll,
} from "../resv-scripts.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";
import { reclaims } from "../sections.ts";
import { DEADLINE_CLAUSES, setsDeadline } from "./fence-queries.ts";
import { resvOf } from "./resv-parts.ts";

type Query =
  | "resv-test"
  | "resv-wait"
  | "resv-get"
  | "resv-singleton"
  | "resv-list"
  | "resv-describe"
  | "resv-deadline";
type Walker = "resv-test" | "resv-get" | "resv-singleton" | "resv-deadline";

/** A query that anybody may make who can name the buffer. */
function query<N extends Query>(
  clause: ClauseId,
  also: readonly ClauseId[],
  run: (c: Call<N>) => Script,
  legal: (c: Call<N>) => boolean = () => true,
): Meaning<N> {
  return {
    defined: (c) => ownedBuffer(c, c.args.buffer),
    legal,
    phases: [{ phase: "script", clause, also, run }],
  } as Meaning<N>;
}

function cursorOf(c: Call<Walker>): CursorState {
  return newCursor(-1, resvOf(c), c.args.usage);
}

const test = query<"resv-test">("RESV-51", ["RESV-04", "RESV-52", "RESV-71", ...WALK_CLAUSES], function* (c) {
  const cursor = cursorOf(c);
  if (heldByOther(c)) yield holds("RESV-04");
  if (resvOf(c).table?.entries.some(({ fence }) => fence.ops.has("signaled"))) yield holds("RESV-52");
  const unsignalled = yield* nextUnsignalled(c, cursor);
  yield* leave(c, cursor);
  yield ended(unsignalled === null, "RESV-51", ["RESV-71"]);
});

function* waits(c: Call<"resv-wait">): Script {
  const { usage, interruptible } = c.args;
  const reservation = resvOf(c);
  const ticks = ticksOf(c.args.ticks);
  const locks = locksOn(c.task, reservation);
  const also: readonly ClauseId[] = held(c) ? ["RESV-45", "RESV-49", "FENCE-74"] : ["RESV-45"];
  if (heldByOther(c)) yield holds("RESV-04");
  if (interruptible && c.s.signals.has(c.task)) yield holds("RESV-88");
  const none = (reservation.table?.entries ?? []).every(({ fence }) => fence.signalled);
  const left = yield* waitsForAll({ s: c.s, task: c.task, interruptible, locks, also }, reservation, usage, ticks);
  if (left === INTERRUPTED) yield failed("ERESTARTSYS", "RESV-46");
  else if (ticks === 0) yield ended(left, "RESV-47");
  else if (left === 0) yield ended(0, "RESV-46");
  else yield ended(asValue(left), none ? "RESV-44" : "RESV-45", ["RESV-64", "RESV-87"]);
}

/** All unsignalled fences a query finds. Room for them is made at the first one (RESV-85). */
function* collects(c: Call<"resv-get" | "resv-singleton">): Script<FenceState[]> {
  const cursor = cursorOf(c);
  const found: FenceState[] = [];
  for (;;) {
    const fence = yield* nextUnsignalled(c, cursor);
    if (fence === null) return found;
    if (found.length === 0) yield* makesRoom(c, cursor);
    found.push(fence);
  }
}

function* makesRoom(c: Call<"resv-get" | "resv-singleton">, cursor: CursorState): Script {
  yield* reclaims(c);
  yield holds("RESV-85");
  let done = false;
  try {
    yield fault(c.step.do === "resv-get" ? "RESV-40" : "RESV-91", "alloc:fences");
    done = true;
  } finally {
    if (!done) abandon(cursor);
  }
}

const ids = (fences: readonly FenceState[]): number[] => fences.map(({ id }) => id);

const ALLOCATION_CLAUSES: readonly ClauseId[] = ["RESV-04", "RESV-85", "RESV-92", "FENCE-73", "FENCE-77"];

const get = query<"resv-get">("RESV-40", [...ALLOCATION_CLAUSES, ...WALK_CLAUSES], function* (c) {
  if (heldByOther(c)) yield holds("RESV-04");
  const fences = yield* collects(c);
  yield ended(ids(fences), "RESV-40");
});

const singleton = query<"resv-singleton">(
  "RESV-42",
  ["RESV-91", ...ALLOCATION_CLAUSES, ...WALK_CLAUSES],
  function* (c) {
    const fences = yield* collects(c);
    if (fences.length > 1) yield fault("RESV-42", "alloc:fences");
    yield ended(ids(fences), fences.length === 1 ? "RESV-91" : "RESV-42");
  },
);

/** The asserts of a walk under the lock: one at its first step, and one at each of them. */
function* assertsWalk(c: Call<"resv-list" | "resv-describe">, steps: number): Script {
  if (held(c) || !c.s.config.lockDebug) return;
  yield said("RESV-74", "ASSERT", "dma_resv_iter_first");
  for (let step = 0; step < steps; step++) yield said("RESV-74", "ASSERT", "dma_resv_iter_next");
}

/** The entries a walk under the lock shows, signalled or not. */
function shown(c: Call<"resv-list" | "resv-describe">, usage: Usage): Entry[] {
  return (resvOf(c).table?.entries ?? []).filter((entry) => covers(usage, entry.usage));
}

/** What the walk shows was decided by the last change. */
const CHANGES: readonly ClauseId[] = [
  ...(["RESV-01", "RESV-07", "RESV-14", "RESV-17", "RESV-20", "RESV-22", "RESV-23", "RESV-24"] as const),
  ...(["RESV-27", "RESV-30", "RESV-53", "RESV-55", "RESV-65", "RESV-72", "RESV-77"] as const),
];

const list = query<"resv-list">(
  "RESV-31",
  ["RESV-74", ...CHANGES],
  function* (c) {
    const entries = shown(c, c.args.usage);
    yield* assertsWalk(c, entries.length + 1);
    const value = entries.map(({ fence, usage }) => ({ fence: fence.id, usage }));
    yield ended(value, resvOf(c).changedBy, ["RESV-31"]);
  },
  held,
);

const NAMES: Readonly<Record<Usage, string>> = {
  DMA_RESV_USAGE_KERNEL: "kernel",
  DMA_RESV_USAGE_WRITE: "write",
  DMA_RESV_USAGE_READ: "read",
  DMA_RESV_USAGE_BOOKKEEP: "bookkeep",
};

const description = query<"resv-describe">(
  "RESV-57",
  ["RESV-74", ...WALK_CLAUSES],
  function* (c) {
    const entries = shown(c, "DMA_RESV_USAGE_READ");
    const lines: string[] = [];
    yield* assertsWalk(c, entries.length + 1);
    for (const { fence, usage } of entries) {
      const signalled = yield* asks(fence, locksOn(c.task, resvOf(c)), "RESV-57");
      lines.push(`${NAMES[usage]} fence:${describe(c.s, fence, signalled)}`);
    }
    yield ended(lines, "RESV-57");
  },
  held,
);

const deadline = query<"resv-deadline">("RESV-56", [...DEADLINE_CLAUSES, ...WALK_CLAUSES], function* (c) {
  const cursor = cursorOf(c);
  const locks = locksOn(c.task, resvOf(c));
  for (;;) {
    const fence = yield* nextUnsignalled(c, cursor);
    if (fence === null) break;
    yield holds("RESV-56");
    yield* setsDeadline(fence, locks);
  }
});

export const RESV_QUERIES = {
  "resv-test": test,
  "resv-wait": query<"resv-wait">("RESV-45", RESV_WAIT_CLAUSES, waits),
  "resv-get": get,
  "resv-singleton": singleton,
  "resv-list": list,
  "resv-describe": description,
  "resv-deadline": deadline,
} satisfies Partial<Meanings>;
