// SPDX-License-Identifier: MIT
/** The waits for fences in calls that never name one: begin of CPU access, and the map of a static importer. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Usage } from "../../spec/commands/resv.ts";
import type { Direction } from "../../spec/op.ts";
import { failed, holds, type Script } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { INTERRUPTED, type Waiter } from "../fence-scripts.ts";
import type { FenceState } from "../fences.ts";
import { covers, type Entry } from "../reservations.ts";
import { locksOn, RESV_WAIT_CLAUSES, waitsForAll } from "../resv-scripts.ts";
import type { Applies, Call, Scripted } from "../rule.ts";
import { giveBack, takeForCall } from "./call-locks.ts";

type AnyCall = Call<CommandName>;

/** Whether there is anything to look at: most reservations never hold a fence. */
function hasTable(c: AnyCall): boolean {
  return c.buffer !== null && c.buffer.reservation.table !== null;
}

function inTheWay(c: AnyCall, usage: Usage): FenceState[] {
  const entries = bufferOf(c).reservation.table?.entries ?? [];
  return entries.filter((entry) => covers(usage, entry.usage)).map(({ fence }) => fence);
}

function* waits(
  c: AnyCall,
  usage: Usage,
  interrupted: ClauseId,
  parts: Pick<Waiter, "also" | "joined" | "enables"> & { readonly sleeps: ClauseId },
): Script {
  const { reservation } = bufferOf(c);
  const locks = locksOn(c.task, reservation);
  const waiter: Waiter = { s: c.s, task: c.task, interruptible: true, locks, ends: interrupted, ...parts };
  const left = yield* waitsForAll(waiter, reservation, usage, Number.POSITIVE_INFINITY);
  if (left === INTERRUPTED) yield failed("ERESTARTSYS", interrupted);
}

/** Which fences a bracket of this direction waits for (CPU-04, RESV-58). */
function usageOf(direction: Direction): Usage {
  const writes = direction === "DMA_TO_DEVICE" || direction === "DMA_BIDIRECTIONAL";
  return writes ? "DMA_RESV_USAGE_READ" : "DMA_RESV_USAGE_WRITE";
}

const BRACKET_CLAUSES: readonly ClauseId[] = ["CPU-04", "CPU-27", "RESV-45", "RESV-58", "LOCK-20"];

/** The wait of begin, in the kernel and through SYNC, once the exporter's op has returned 0. */
export function beginWaits<N extends CommandName>(
  direction: (c: Call<N>) => Direction,
  when: (c: Call<N>) => boolean,
): Scripted<N> {
  return {
    phase: "script",
    clause: "CPU-03",
    also: [
      ...(["CPU-03", "CPU-07", "CPU-08", "CPU-22", "CPU-28", "CPU-29", "SYNC-23"] as const),
      ...BRACKET_CLAUSES,
      ...RESV_WAIT_CLAUSES,
    ],
    when: (c) => hasTable(c) && when(c),
    *run(c) {
      const usage = usageOf(direction(c));
      const fences = inTheWay(c, usage);
      const nonBlocking = c.step.do === "sync" && bufferOf(c).flags.includes("O_NONBLOCK");
      if (fences.some(({ signalled }) => !signalled)) for (const clause of BRACKET_CLAUSES) yield holds(clause);
      yield holds("CPU-03");
      yield* waits(c, usage, "CPU-07", {
        also: [...BRACKET_CLAUSES, "CPU-03"],
        joined: ["CPU-28"],
        sleeps: nonBlocking ? "SYNC-23" : "CPU-03",
        enables: "CPU-27",
      });
    },
  };
}

function anyInTheWay({ buffer }: AnyCall, fits: (entry: Entry) => boolean): boolean {
  return buffer?.reservation.table?.entries.some(fits) === true;
}

/** Which clause says that none of the fences there kept begin from returning; null: there was none worth a word. */
function whyBegun(c: AnyCall, direction: Direction): ClauseId | null {
  if (!hasTable(c)) return null;
  const usage = usageOf(direction);
  if (anyInTheWay(c, (entry) => covers(usage, entry.usage) && entry.fence.error !== 0)) return "CPU-08";
  if (c.s.signals.has(c.task)) return "CPU-29";
  const pending = (wanted: Usage) => (entry: Entry) => entry.usage === wanted && !entry.fence.signalled;
  if (anyInTheWay(c, pending("DMA_RESV_USAGE_BOOKKEEP"))) return "CPU-22";
  return anyInTheWay(c, pending("DMA_RESV_USAGE_READ")) ? "CPU-04" : null;
}

/** What begin owes those who did not have to wait, or had to no more. */
export const BEGUN: readonly ClauseId[] = ["CPU-08", "CPU-29", "CPU-22", "CPU-04"];

/** Whether this is what makes a begin's return worth a word. */
export function begunDespite(c: AnyCall, direction: Direction, clause: ClauseId): boolean {
  return whyBegun(c, direction) === clause;
}

/** What a call owes whose map waits. */
export interface MapWait<N extends CommandName> extends Applies {
  readonly clause: ClauseId;
  readonly interrupted: ClauseId;
  readonly when: (c: Call<N>) => boolean;
  /** The call has taken the lock itself. */
  readonly locks: boolean;
}

/** The wait for KERNEL fences under the lock, once the exporter has mapped (MAP-16, MAP-60). */
export function mapWaits<N extends CommandName>({
  clause,
  interrupted,
  when,
  locks,
  ...applies
}: MapWait<N>): Scripted<N> {
  return {
    ...applies,
    phase: "script",
    clause,
    also: ["MAP-60", "MAP-61", interrupted, ...RESV_WAIT_CLAUSES],
    when: (c) => hasTable(c) && when(c),
    *run(c) {
      yield holds(clause);
      if (locks) takeForCall(c);
      try {
        yield* waits(c, "DMA_RESV_USAGE_KERNEL", interrupted, { also: [clause, "MAP-60"], sleeps: clause });
      } finally {
        if (locks) giveBack(c);
      }
    },
  };
}

/** A map waited for a fence that ended with an error, or found one (MAP-61). */
export function hasFailedKernelFence(c: AnyCall): boolean {
  return hasTable(c) && inTheWay(c, "DMA_RESV_USAGE_KERNEL").some(({ error }) => error !== 0);
}

/** A KERNEL fence stands for work that is not done. */
export function hasKernelFence(c: AnyCall): boolean {
  return hasTable(c) && inTheWay(c, "DMA_RESV_USAGE_KERNEL").some(({ signalled }) => !signalled);
}
