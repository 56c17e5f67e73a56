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
import { held } from "../locks.ts";
import { covers, cutCapacity } from "../reservations.ts";
import { locksOn, RESV_WAIT_CLAUSES, waitsForAll } from "../resv-scripts.ts";
import type { Applies, Call, Scripted } from "../rule.ts";

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
  { also, joined }: Pick<Waiter, "also" | "joined">,
): Script {
  const { reservation } = bufferOf(c);
  const locks = locksOn(c.task, reservation);
  const waiter = { s: c.s, task: c.task, interruptible: true, locks, also, joined: joined ?? [] };
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
      if (c.s.signals.has(c.task) && fences.every(({ signalled }) => signalled)) yield holds("CPU-29");
      if (inTheWay(c, "DMA_RESV_USAGE_BOOKKEEP").length > fences.length) yield holds("CPU-22");
      if (c.step.do === "sync" && bufferOf(c).flags.includes("O_NONBLOCK")) yield holds("SYNC-23");
      if (fences.some(({ signalled }) => !signalled)) for (const clause of BRACKET_CLAUSES) yield holds(clause);
      yield holds("CPU-03");
      yield* waits(c, usage, "CPU-07", { also: [...BRACKET_CLAUSES, "CPU-03"], joined: ["CPU-28"] });
      if (fences.some(({ error }) => error !== 0)) yield holds("CPU-08");
    },
  };
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
      const fences = inTheWay(c, "DMA_RESV_USAGE_KERNEL");
      yield holds(clause);
      if (locks) takeForCall(c);
      try {
        yield* waits(c, "DMA_RESV_USAGE_KERNEL", interrupted, { also: [clause, "MAP-60"] });
      } finally {
        if (locks) giveBack(c);
      }
      if (fences.some(({ error }) => error !== 0)) yield holds("MAP-61");
    },
  };
}

/** While the call sleeps the lock is the task's, though the program does not hold it. */
function takeForCall(c: AnyCall): void {
  const { reservation } = bufferOf(c);
  if (held(c)) throw new Error("the call waits for itself");
  reservation.owner = c.task;
  c.s.heldInCalls.add(reservation);
}

function giveBack(c: AnyCall): void {
  const { reservation } = bufferOf(c);
  reservation.owner = null;
  c.s.heldInCalls.delete(reservation);
  if (c.s.config.lockDebug) cutCapacity(reservation);
}

/** A KERNEL fence stands for work that is not done. */
export function hasKernelFence(c: AnyCall): boolean {
  return hasTable(c) && inTheWay(c, "DMA_RESV_USAGE_KERNEL").some(({ signalled }) => !signalled);
}
