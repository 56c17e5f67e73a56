// SPDX-License-Identifier: MIT
/** Waits of a caller that names the fences itself. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { ended, failed, holds, type Script } from "../acts.ts";
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

type WaitCall = Call<"fence-wait">;
type AnyCall = Call<"fence-wait-any">;

function waiterOf({ s, task, args: { interruptible } }: WaitCall | AnyCall, also: readonly ClauseId[]): Waiter {
  return { s, task, interruptible, locks: "none", also };
}

function isNegative(c: WaitCall | AnyCall): boolean {
  return ticksOf(c.args.ticks) < 0;
}

function whyLeft({ ops, signalled }: FenceState, ticks: number): ClauseId {
  if (ops.has("wait")) return "FENCE-95";
  if (signalled) return "FENCE-38";
  return ticks === 0 ? "FENCE-39" : "FENCE-40";
}

function* waits(c: WaitCall): Script {
  const fence = fenceOf(c);
  const ticks = ticksOf(c.args.ticks);
  const was = fence.signalled;
  const left = yield* waitsFor(waiterOf(c, ["FENCE-91"]), fence, ticks);
  if (left === INTERRUPTED) yield failed("ERESTARTSYS", "FENCE-40");
  else yield ended(asValue(left), was || left === 0 || ticks === 0 ? whyLeft(fence, ticks) : "FENCE-40");
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
    { phase: "script", clause: "FENCE-91", also: WAIT_CLAUSES, run: waits },
  ],
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
function* arms(fences: readonly FenceState[]): Script<number> {
  for (const [index, fence] of fences.entries()) {
    if (fence.signalled) return index;
    if (fence.ops.has("signaled")) yield holds("FENCE-90");
    if (!(yield* enables(fence, "none", ["FENCE-51"]))) return index;
  }
  return -1;
}

function* waitsAny(c: AnyCall): Script {
  const fences = [fenceOf(c), otherOf(c)];
  const ticks = ticksOf(c.args.ticks);
  if (ticks === 0) {
    yield* testsAny(fences);
    return;
  }
  if (fences.some(({ ops }) => ops.has("wait"))) yield holds("FENCE-52");
  const index = yield* arms(fences);
  if (index >= 0) yield ended({ left: asValue(ticks), index }, "FENCE-50", ["FENCE-53"]);
  else yield* sleepsForAny(c, fences, ticks);
}

function* sleepsForAny(c: AnyCall, fences: readonly FenceState[], ticks: number): Script {
  const pending = c.args.interruptible && c.s.signals.has(c.task);
  const isSignalled = ({ signalled }: FenceState): boolean => signalled;
  const waiter = waiterOf(c, ["FENCE-51"]);
  const left = pending ? INTERRUPTED : yield* sleeps(waiter, () => fences.some(isSignalled), ticks, null);
  if (left === INTERRUPTED) yield failed("ERESTARTSYS", "FENCE-51", ["FENCE-53"]);
  else if (left === 0) yield ended({ left: 0, index: null }, "FENCE-51", ["FENCE-53"]);
  else yield ended({ left: asValue(left), index: fences.findIndex(isSignalled) }, "FENCE-51", ["FENCE-53"]);
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
    {
      phase: "script",
      clause: "FENCE-51",
      also: ["FENCE-49", "FENCE-50", "FENCE-52", "FENCE-53", ...WAIT_CLAUSES, ...ASK_CLAUSES],
      run: waitsAny,
    },
  ],
};

export const FENCE_WAITS = { "fence-wait": wait, "fence-wait-any": waitAny } satisfies Partial<Meanings>;
