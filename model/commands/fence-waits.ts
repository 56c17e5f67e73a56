// SPDX-License-Identifier: MIT
/** Waits of a caller that names the fences itself. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { ended, failed, holds, quiet, type Script } from "../acts.ts";
import { atomicReport } from "../atomic.ts";
import { fenceOf, knownFence, knownOther, otherOf } from "../fence-lookup.ts";
import {
  ASK_CLAUSES,
  asks,
  asValue,
  enables,
  INTERRUPTED,
  sleeps,
  ticksOf,
  WAIT_CLAUSES,
  type Waiter,
  waitsFor,
} from "../fence-scripts.ts";
import type { FenceState } from "../fences.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";
import { inSection } from "../sections.ts";

type WaitCall = Call<"fence-wait">;
type AnyCall = Call<"fence-wait-any">;

function waiterOf({ s, task, args: { interruptible } }: WaitCall | AnyCall, also: readonly ClauseId[]): Waiter {
  return { s, task, interruptible, locks: "none", also };
}

const QUIET_CLAUSES: readonly ClauseId[] = ["FENCE-74", "FENCE-77"];

function isNegative(c: WaitCall | AnyCall): boolean {
  return ticksOf(c.args.ticks) < 0;
}

/** What a wait meets before it begins. */
interface Met {
  readonly ticks: number;
  readonly was: boolean;
  readonly pending: boolean;
}

function whyLeft({ ops, signalled, error }: FenceState, { ticks, was, pending }: Met, left: number): ClauseId {
  if (ops.has("wait")) return "FENCE-95";
  if (was) return pending ? "FENCE-41" : "FENCE-38";
  if (ticks === 0) return signalled ? "FENCE-38" : "FENCE-39";
  return left > 0 && error !== 0 ? "FENCE-45" : "FENCE-40";
}

/** Why a signal ended the wait: it was there before, or came while the task slept. */
function whyInterrupted({ ticks, pending }: Met): ClauseId {
  if (!pending) return "FENCE-40";
  return ticks === 0 ? "FENCE-91" : "FENCE-42";
}

function* waits(c: WaitCall): Script {
  const fence = fenceOf(c);
  const ticks = ticksOf(c.args.ticks);
  const met: Met = { ticks, was: fence.signalled, pending: c.args.interruptible && c.s.signals.has(c.task) };
  yield* quietly(c);
  const left = yield* waitsFor(waiterOf(c, ["FENCE-91"]), fence, ticks);
  if (left === INTERRUPTED) yield failed("ERESTARTSYS", whyInterrupted(met), ["FENCE-40"]);
  else yield ended(asValue(left), whyLeft(fence, met, left));
}

/** Lock debugging has nothing to say of a wait, whatever the task holds or is in. */
function* quietly(c: WaitCall | AnyCall): Script {
  if (inSection(c)) yield quiet("FENCE-77");
  else if (c.s.locked.length > 0) yield quiet("FENCE-74");
}

const wait: Meaning<"fence-wait"> = {
  defined: (c) => knownFence(c, c.args.fence),
  legal: (c) => !isNegative(c),
  phases: [
    {
      phase: "check",
      clause: "FENCE-37",
      also: ["FENCE-91"],
      when: isNegative,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: "dma_fence_wait_timeout" }],
    },
    atomicReport("FENCE-47", "dma_fence_wait_timeout"),
    { phase: "script", clause: "FENCE-91", also: [...QUIET_CLAUSES, ...WAIT_CLAUSES], run: waits },
  ],
  silent: "FENCE-90",
  silentOnError: null,
};

/** With no time the fences are asked, and their signalling is not switched on (FENCE-49, FENCE-90). */
function* testsAny(fences: readonly FenceState[]): Script {
  for (const [index, fence] of fences.entries()) {
    if (!(yield* asks(fence, "none", "FENCE-90"))) continue;
    yield ended({ left: 1, index }, "FENCE-49");
    return;
  }
  yield ended({ left: 0, index: null }, "FENCE-49");
}

/** The index of the fence that needs no callback, or -1 when all have one (FENCE-50). */
function* arms(fences: readonly FenceState[], clause: ClauseId): Script<number> {
  for (const [index, fence] of fences.entries()) {
    if (fence.signalled) return index;
    if (fence.ops.has("signaled")) yield holds("FENCE-90");
    if (!(yield* enables(fence, "none", ["FENCE-51"], clause))) return index;
    fence.lent = true;
  }
  return -1;
}

function* waitsAny(c: AnyCall): Script {
  const fences = [fenceOf(c), otherOf(c)];
  const ticks = ticksOf(c.args.ticks);
  yield* quietly(c);
  if (ticks === 0) {
    yield* testsAny(fences);
    return;
  }
  const clause = fences.some(({ ops }) => ops.has("wait")) ? "FENCE-52" : "FENCE-51";
  yield holds(clause);
  const index = yield* arms(fences, clause);
  if (index >= 0) yield ended({ left: asValue(ticks), index }, "FENCE-50", ["FENCE-53"]);
  else yield* sleepsForAny(c, fences, ticks, clause);
}

function* sleepsForAny(c: AnyCall, fences: readonly FenceState[], ticks: number, clause: ClauseId): Script {
  const pending = c.args.interruptible && c.s.signals.has(c.task);
  const isSignalled = ({ signalled }: FenceState): boolean => signalled;
  const waiter = waiterOf(c, ["FENCE-51"]);
  const left = pending ? INTERRUPTED : yield* sleeps(waiter, () => fences.some(isSignalled), ticks, null);
  const also: readonly ClauseId[] = ["FENCE-51", "FENCE-53"];
  if (left === INTERRUPTED) yield failed("ERESTARTSYS", clause, also);
  else if (left === 0) yield ended({ left: 0, index: null }, clause, also);
  else yield ended({ left: asValue(left), index: fences.findIndex(isSignalled) }, clause, also);
}

const waitAny: Meaning<"fence-wait-any"> = {
  defined: (c) => knownFence(c, c.args.first) && knownOther(c, c.args.second),
  legal: (c) => !isNegative(c),
  phases: [
    {
      phase: "check",
      clause: "FENCE-48",
      when: isNegative,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: "dma_fence_wait_any_timeout" }],
    },
    atomicReport("FENCE-47", "dma_fence_wait_any_timeout"),
    {
      phase: "script",
      clause: "FENCE-51",
      also: ["FENCE-49", "FENCE-50", "FENCE-52", "FENCE-53", ...QUIET_CLAUSES, ...WAIT_CLAUSES, ...ASK_CLAUSES],
      run: waitsAny,
    },
  ],
};

export const FENCE_WAITS = { "fence-wait": wait, "fence-wait-any": waitAny } satisfies Partial<Meanings>;
