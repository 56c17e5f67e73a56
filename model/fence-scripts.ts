// SPDX-License-Identifier: MIT
/** What happens to a fence in the middle of a step. The fence's own lock does not show. Catalogue §20. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { Usage } from "../spec/commands/resv.ts";
import { ERRNO } from "../spec/errno.ts";
import type { LocksHeld } from "../spec/op.ts";
import { called, holds, reported, type Script, said, slept } from "./acts.ts";
import { asksToEnable, type FenceState } from "./fences.ts";
import type { State } from "./state.ts";

/** Clauses any fence that signals, is asked or goes away can name. */
export const SIGNAL_CLAUSES: readonly ClauseId[] = [
  ...(["FENCE-05", "FENCE-09", "FENCE-11", "FENCE-21"] as const),
  ...(["POLL-11", "POLL-28", "POLL-33"] as const),
];
export const ASK_CLAUSES: readonly ClauseId[] = ["FENCE-28", "FENCE-29", "FENCE-08", ...SIGNAL_CLAUSES];
export const ENABLE_CLAUSES: readonly ClauseId[] = ["FENCE-24", "FENCE-25", "FENCE-92", ...SIGNAL_CLAUSES];
export const PUT_CLAUSES: readonly ClauseId[] = [
  "FENCE-26",
  "FENCE-53",
  "FENCE-55",
  "FENCE-56",
  "FENCE-57",
  "FENCE-102",
  ...SIGNAL_CLAUSES,
];

/** What the status of a signalled fence is (FENCE-33). */
export function finalStatus({ error }: FenceState): number {
  return error === 0 ? 1 : error;
}

/** The first signal of a fence. Without a clause of the caller's its callbacks are owed to FENCE-05, their order to FENCE-09. */
export function* signal(fence: FenceState, locks: LocksHeld, owed: ClauseId | null = null): Script {
  const clause = owed ?? (fence.callbacks.length > 1 ? "FENCE-09" : "FENCE-05");
  fence.signalled = true;
  for (const callback of fence.callbacks.splice(0)) {
    callback.queued = false;
    if (callback.id === null) {
      if (callback.runs !== null) yield* callback.runs();
    } else {
      const args = { callback: callback.id, status: finalStatus(fence) };
      yield called("fence_callback", fence, locks, clause, ["FENCE-05", "FENCE-09", "FENCE-11"], args);
    }
  }
}

/** Whether the fence is signalled, by its flag or its op; the op's yes signals it (FENCE-28). */
export function* asks(
  fence: FenceState,
  locks: LocksHeld,
  clause: ClauseId = "FENCE-28",
  also: readonly ClauseId[] = [],
): Script<boolean> {
  if (fence.signalled) {
    yield holds("FENCE-08");
    return true;
  }
  if (!fence.ops.has("signaled")) {
    if (fence.complete) yield holds("FENCE-29");
    return false;
  }
  yield called("signaled", fence, locks, clause, clause === "FENCE-28" ? also : ["FENCE-28", ...also]);
  if (!fence.complete) return false;
  yield* signal(fence, locks, "FENCE-28");
  return true;
}

/** Switches signalling on. False: the fence is, or is now, signalled. `clause`: whose promise the call of the op is. */
export function* enables(
  fence: FenceState,
  locks: LocksHeld,
  also: readonly ClauseId[] = [],
  clause: ClauseId = "FENCE-24",
): Script<boolean> {
  const op = asksToEnable(fence);
  fence.enabled = true;
  if (fence.signalled) return false;
  if (!op) {
    yield holds(fence.ops.has("enable_signaling") ? "FENCE-24" : "FENCE-25");
    return true;
  }
  yield called(
    "enable_signaling",
    fence,
    locks,
    clause,
    clause === "FENCE-24" ? ["FENCE-92", ...also] : ["FENCE-24", "FENCE-92", ...also],
  );
  if (!fence.doneAtOnce) return true;
  yield* signal(fence, locks);
  return false;
}

/** One reference less; the last one frees the fence (FENCE-55). */
export function* putFence(s: State, fence: FenceState, locks: LocksHeld, clause: ClauseId = "FENCE-55"): Script {
  if (--fence.references > 0) return;
  if (s.instrumented && hasToSignal(fence)) yield reported("FENCE-26", "dma_fence_release");
  const fate = fateOf(fence);
  if (fence.callbacks.length > 0) yield* signalOrphan(fence, locks);
  free(s, fence);
  if (fence.ops.has("release"))
    yield called("fence_release", fence, locks, clause, clause === "FENCE-55" ? [] : ["FENCE-55"]);
  else yield holds("FENCE-55");
  if (fate !== null) yield holds(fate);
}

/** What decides the fate of a fence that goes unsignalled: somebody waits for it, nobody does any more, or nobody ever did. */
function fateOf({ signalled, callbacks, lent }: FenceState): ClauseId | null {
  if (signalled) return null;
  if (callbacks.length > 0) return "FENCE-56";
  return lent ? "FENCE-53" : "FENCE-57";
}

/** Its driver promised to signal it, and keeps it until then (FENCE-26). */
export function hasToSignal({ signalled, enabled, ops }: FenceState): boolean {
  return !signalled && enabled && ops.has("enable_signaling");
}

/** Somebody still waits for a fence that nobody can signal any more (FENCE-56, FENCE-102). */
function* signalOrphan(fence: FenceState, locks: LocksHeld): Script {
  if (fence.error !== 0) yield holds("FENCE-102");
  yield said("FENCE-56", "WARN", "dma_fence_release");
  fence.error = -ERRNO.EDEADLK;
  yield* signal(fence, locks, "FENCE-56");
}

function free(s: State, fence: FenceState): void {
  fence.freed = true;
  s.census.fences--;
  for (const id of [...s.pools["fence-callback"].live]) {
    if (s.fenceCallbacks.get(id)?.fence === fence) s.unbind("fence-callback", id);
  }
}

/** How long a wait may last, in ticks; Infinity: for ever. */
export function ticksOf(argument: number | "MAX_SCHEDULE_TIMEOUT"): number {
  return argument === "MAX_SCHEDULE_TIMEOUT" ? Number.POSITIVE_INFINITY : argument;
}

/** Ticks as a step's value. */
export function asValue(ticks: number): number | "MAX_SCHEDULE_TIMEOUT" {
  return ticks === Number.POSITIVE_INFINITY ? "MAX_SCHEDULE_TIMEOUT" : ticks;
}

/** Who waits, and how. */
export interface Waiter {
  readonly s: State;
  readonly task: number;
  readonly interruptible: boolean;
  readonly locks: LocksHeld;
  /** What else a sleep of this wait shows. */
  readonly also: readonly ClauseId[];
  /** What it shows when fences were added while it slept. */
  readonly joined?: readonly ClauseId[];
  /** Takes note that they were. */
  readonly onJoin?: () => void;
  /** Whose promise it is that a walk's first fence is slept for, and that time or a signal end the sleep. */
  readonly sleeps?: ClauseId;
  readonly ends?: ClauseId;
  /** Whose promise it is that a fence is asked to signal, if the task may sleep. */
  readonly enables?: ClauseId;
  /** As `sleeps`, for every fence of a walk, by its usage. */
  readonly why?: (usage: Usage) => ClauseId;
}

/** The result of a wait that a signal ended. */
export const INTERRUPTED = -1;

export const WAIT_CLAUSES: readonly ClauseId[] = [
  ...ENABLE_CLAUSES,
  ...(["FENCE-38", "FENCE-39", "FENCE-40", "FENCE-41", "FENCE-42", "FENCE-43", "FENCE-45", "FENCE-46"] as const),
  ...(["FENCE-90", "FENCE-91", "FENCE-95"] as const),
];

/** Waits for one fence: the ticks left, 0 when they ran out, or INTERRUPTED (FENCE-91). `clause`: why the task sleeps. */
export function* waitsFor(
  waiter: Waiter,
  fence: FenceState,
  ticks: number,
  clause: ClauseId = "FENCE-40",
): Script<number> {
  const { s, task, interruptible, locks } = waiter;
  if (fence.ops.has("signaled") && !fence.signalled) yield holds("FENCE-90");
  const wasSignalled = fence.signalled;
  const pending = interruptible && s.signals.has(task);
  yield* enables(fence, locks, ["FENCE-91"], whyEnabled(waiter, ticks, pending));
  if (fence.ops.has("wait")) {
    const owed = wasSignalled ? "FENCE-95" : "FENCE-46";
    yield called("wait", fence, locks, waiter.why === undefined ? owed : clause, ["FENCE-46", "FENCE-91"]);
    return ticks;
  }
  if (fence.signalled) {
    if (pending) yield holds("FENCE-41");
    return Math.max(ticks, 1);
  }
  if (pending) {
    yield holds("FENCE-42");
    return INTERRUPTED;
  }
  return ticks === 0 ? 0 : yield* sleeps(waiter, () => fence.signalled, ticks, fence, clause);
}

/** Why a wait switches signalling on although it may not sleep at all. */
function whyEnabled({ enables: clause = "FENCE-91" }: Waiter, ticks: number, pending: boolean): ClauseId {
  if (pending) return "FENCE-42";
  return ticks === 0 ? "FENCE-39" : clause;
}

/** Sleeps until `over`, the time has run out, or a signal comes, if it may (FENCE-40, FENCE-43). */
export function* sleeps(
  { s, task, interruptible, also, ends }: Waiter,
  over: () => boolean,
  ticks: number,
  fence: FenceState | null,
  clause: ClauseId = "FENCE-40",
): Script<number> {
  const due = s.clock + ticks;
  const pending = (): boolean => s.signals.has(task);
  if (clause !== "FENCE-40") yield holds("FENCE-40");
  const late = (): boolean => s.clock >= due || (interruptible && pending());
  const blames = (): ClauseId | null => {
    if (late()) return ends ?? null;
    return pending() && !over() ? "FENCE-43" : null;
  };
  yield slept("fence", () => over() || late(), clause, also, blames);
  if (!interruptible && pending()) yield holds("FENCE-43");
  if (s.clock >= due) return 0;
  if (interruptible && pending()) return INTERRUPTED;
  if (fence !== null && fence.error !== 0) yield holds("FENCE-45");
  return due - s.clock;
}
