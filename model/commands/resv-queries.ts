// SPDX-License-Identifier: MIT
/** What a reservation's fences are asked. Only the walks that show all entries need the lock (RESV-04, RESV-74). */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Usage } from "../../spec/commands/resv.ts";
import { ended, failed, fault, holds, quiet, type Script, said } from "../acts.ts";
import { asks, asValue, INTERRUPTED, ticksOf } from "../fence-scripts.ts";
import { describe, type FenceState, foundSignalled } from "../fences.ts";
import { held } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { isCopy } from "../moving.ts";
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
import { inSection, reclaims } from "../sections.ts";
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
    // No entry goes because somebody has asked.
    counts: { fences: "RESV-65" },
    phases: [{ phase: "script", clause, also, run }],
  } as Meaning<N>;
}

function cursorOf(c: Call<Walker>): CursorState {
  return newCursor(-1, resvOf(c), c.args.usage);
}

/** Whether somebody else holds the lock, or nobody, or the caller: nothing comes of it, and nothing is said. */
function* asksWithoutLock(c: Call<Walker | "resv-wait">): Script {
  yield quiet(inSection(c) && c.step.do === "resv-test" ? "RESV-92" : "RESV-04");
}

/** The entries a query looks at. */
function asked(c: Call<Query>, usage: Usage): Entry[] {
  return (resvOf(c).table?.entries ?? []).filter((entry) => covers(usage, entry.usage));
}

function isRead({ usage }: Entry): boolean {
  return usage === "DMA_RESV_USAGE_READ";
}

/** Readers, and somebody else: the fences of both count. */
function mixes(entries: readonly Entry[]): boolean {
  return entries.some(isRead) && !entries.every(isRead);
}

/** Whom the answer of a test is owed to, given what it had to find. */
function whyTested(c: Call<"resv-test">): ClauseId {
  const entries = asked(c, c.args.usage);
  const pending = entries.filter(({ fence }) => !fence.signalled);
  if (pending.length === 0) return "RESV-51";
  if (pending.length === 1 && pending[0] === resvOf(c).table?.newest) return "RESV-68";
  if (mixes(entries) && !pending.some(isRead)) return "RESV-71";
  return pending.length < entries.length ? "RESV-64" : "RESV-51";
}

const test = query<"resv-test">(
  "RESV-51",
  ["RESV-04", "RESV-52", "RESV-64", "RESV-68", "RESV-71", "RESV-92", ...WALK_CLAUSES],
  function* (c) {
    const cursor = cursorOf(c);
    yield* asksWithoutLock(c);
    if (mixes(asked(c, c.args.usage))) yield holds("RESV-71");
    const unsignalled = yield* nextUnsignalled(c, cursor, "RESV-52");
    yield* leave(c, cursor);
    yield ended(unsignalled === null, whyTested(c), ["RESV-51"]);
  },
);

/** Whom the time that a wait leaves is owed to, given what was in its way and how it went. */
function whyLeft(c: Call<"resv-wait">, left: number, pending: readonly FenceState[], joined: boolean): ClauseId {
  const { ticks, interruptible } = c.args;
  if (interruptible && c.s.signals.has(c.task)) return "RESV-88";
  if (pending.length === 0) return "RESV-44";
  if (pending.some(({ ops }) => ops.has("wait"))) return "RESV-90";
  if (ticks === 0) return "RESV-47";
  if (left === 0) return "RESV-46";
  if (pending.some(({ error, signalled }) => error !== 0 && signalled)) return "RESV-48";
  return joined ? "RESV-89" : "RESV-45";
}

function* waits(c: Call<"resv-wait">): Script {
  const { usage, interruptible } = c.args;
  const reservation = resvOf(c);
  const ticks = ticksOf(c.args.ticks);
  const locks = locksOn(c.task, reservation);
  const also: readonly ClauseId[] = held(c) ? ["RESV-45", "RESV-49", "FENCE-74"] : ["RESV-45"];
  yield quiet(held(c) ? "RESV-49" : "RESV-04");
  const signalled = interruptible && c.s.signals.has(c.task);
  const entries = asked(c, usage);
  const pending = entries.map(({ fence }) => fence).filter((fence) => !foundSignalled(fence));
  const sleeps = pending.length < entries.length ? "RESV-64" : "RESV-45";
  let joined = false;
  const onJoin = (): void => {
    joined = true;
  };
  const waiter = { s: c.s, task: c.task, interruptible, locks, also, onJoin, sleeps, ends: "RESV-46" } as const;
  const left = yield* waitsForAll(waiter, reservation, usage, ticks);
  if (left === INTERRUPTED) yield failed("ERESTARTSYS", signalled ? "RESV-88" : "RESV-46");
  else yield ended(asValue(left), whyLeft(c, left, pending, joined), ["RESV-45", "RESV-64", "RESV-87"]);
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

const ALLOCATION_CLAUSES: readonly ClauseId[] = ["RESV-04", "RESV-38", "RESV-85", "RESV-92", "FENCE-73", "FENCE-77"];

const get = query<"resv-get">("RESV-40", [...ALLOCATION_CLAUSES, ...WALK_CLAUSES], function* (c) {
  yield* asksWithoutLock(c);
  const fences = yield* collects(c);
  yield ended(ids(fences), "RESV-40");
});

const singleton = query<"resv-singleton">(
  "RESV-42",
  ["RESV-91", ...ALLOCATION_CLAUSES, ...WALK_CLAUSES],
  function* (c) {
    yield* asksWithoutLock(c);
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

/** What the walk shows was decided by the last change. */
const CHANGES: readonly ClauseId[] = [
  ...(["RESV-01", "RESV-07", "RESV-08", "RESV-14", "RESV-17", "RESV-20", "RESV-22", "RESV-23"] as const),
  ...(["RESV-24", "RESV-26", "RESV-27", "RESV-30", "RESV-53", "RESV-54", "RESV-55", "RESV-65"] as const),
  ...(["RESV-72", "RESV-77", "RESV-78", "MOVE-15"] as const),
];

const list = query<"resv-list">(
  "RESV-31",
  ["RESV-74", ...CHANGES],
  function* (c) {
    const entries = asked(c, c.args.usage);
    const reservation = resvOf(c);
    yield* assertsWalk(c, entries.length + 1);
    const value = entries.map(({ fence, usage }) => ({ fence: fence.id, usage }));
    const all = c.args.usage === "DMA_RESV_USAGE_BOOKKEEP";
    const clause = all || reservation.changedBy !== "RESV-65" ? reservation.changedBy : "RESV-31";
    // The whole table as it should be: from here on nothing may go by itself.
    if (all) reservation.changedBy = "RESV-65";
    yield ended(value, clause, ["RESV-31"]);
  },
  held,
);

const NAMES: Readonly<Record<Usage, string>> = {
  DMA_RESV_USAGE_KERNEL: "kernel",
  DMA_RESV_USAGE_WRITE: "write",
  DMA_RESV_USAGE_READ: "read",
  DMA_RESV_USAGE_BOOKKEEP: "bookkeep",
};

const description: Meaning<"resv-describe"> = {
  ...query<"resv-describe">(
    "RESV-57",
    ["RESV-74", ...WALK_CLAUSES],
    function* (c) {
      const entries = asked(c, "DMA_RESV_USAGE_READ");
      const lines: string[] = [];
      yield* assertsWalk(c, entries.length + 1);
      for (const { fence, usage } of entries) {
        const signalled = yield* asks(fence, locksOn(c.task, resvOf(c)), "RESV-57");
        lines.push(`${NAMES[usage]} fence:${describe(c.s, fence, signalled)}`);
      }
      yield ended(lines, "RESV-57");
    },
    held,
  ),
  // How an exporter names its own fences is its affair.
  defined: (c) => ownedBuffer(c, c.args.buffer) && !asked(c, "DMA_RESV_USAGE_READ").some(({ fence }) => isCopy(fence)),
};

const deadline = query<"resv-deadline">("RESV-56", [...DEADLINE_CLAUSES, ...WALK_CLAUSES], function* (c) {
  yield* asksWithoutLock(c);
  const cursor = cursorOf(c);
  const locks = locksOn(c.task, resvOf(c));
  for (;;) {
    const fence = yield* nextUnsignalled(c, cursor);
    if (fence === null) break;
    yield holds("RESV-56");
    yield* setsDeadline(fence, locks, "RESV-56");
  }
});

export const RESV_QUERIES = {
  "resv-test": test,
  "resv-wait": { ...query<"resv-wait">("RESV-45", RESV_WAIT_CLAUSES, waits), silent: "RESV-87" },
  "resv-get": { ...get, counts: { fences: "RESV-40" } },
  "resv-singleton": singleton,
  "resv-list": list,
  "resv-describe": description,
  "resv-deadline": deadline,
} satisfies Partial<Meanings>;
