// SPDX-License-Identifier: MIT
/** What can be asked of fences, and what is told to them without signalling. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { LocksHeld } from "../../spec/op.ts";
import { called, ended, holds, type Script, said } from "../acts.ts";
import { fenceOf, knownFence, knownOther, otherOf } from "../fence-lookup.ts";
import { ASK_CLAUSES, asks, ENABLE_CLAUSES, enables, finalStatus } from "../fence-scripts.ts";
import { describe, type FenceState, isLater, isPristine } from "../fences.ts";
import { isCopy } from "../moving.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";

type OfFence = "fence-is-signaled" | "fence-status" | "fence-describe" | "fence-enable" | "fence-deadline";
type OfTwo = "fence-is-later" | "fence-later";

/** A command on one fence, which any caller that owns a reference may give. */
function onFence<N extends OfFence>(
  clause: ClauseId,
  also: readonly ClauseId[],
  run: (c: Call<N>) => Script,
): Meaning<N> {
  return {
    defined: (c) => knownFence(c, c.args.fence),
    legal: () => true,
    phases: [{ phase: "script", clause, also, run }],
  } as Meaning<N>;
}

const isSignaled = onFence<"fence-is-signaled">("FENCE-28", ASK_CLAUSES, function* (c) {
  const fence = fenceOf(c);
  const was = fence.signalled;
  const signalled = yield* asks(fence, "none");
  yield ended(signalled, was ? "FENCE-08" : whyUnsignalled(fence));
});

/** Without an op to ask, the query finds out nothing and does nothing (FENCE-29). */
function whyUnsignalled({ ops }: FenceState): ClauseId {
  return ops.has("signaled") ? "FENCE-28" : "FENCE-29";
}

const status = onFence<"fence-status">("FENCE-33", ["FENCE-02", "FENCE-34", ...ASK_CLAUSES], function* (c) {
  const fence = fenceOf(c);
  const pristine = isPristine(fence);
  const signalled = yield* asks(fence, "none", "FENCE-33");
  if (signalled) yield ended(finalStatus(fence), "FENCE-33");
  else if (pristine) yield ended(0, "FENCE-02", ["FENCE-33"]);
  else yield ended(0, fence.error === 0 ? "FENCE-33" : "FENCE-34");
});

const description: Meaning<"fence-describe"> = {
  ...onFence<"fence-describe">("FENCE-66", ["FENCE-64", ...ASK_CLAUSES], function* (c) {
    const fence = fenceOf(c);
    const signalled = yield* asks(fence, "none", "FENCE-66");
    yield ended(describe(c.s, fence, signalled), fence.shared ? "FENCE-64" : "FENCE-66");
  }),
  // How an exporter names its own fences is its affair.
  defined: (c) => knownFence(c, c.args.fence) && !isCopy(fenceOf(c)),
};

const enable = onFence<"fence-enable">("FENCE-27", ENABLE_CLAUSES, function* (c) {
  yield holds("FENCE-27");
  yield* enables(fenceOf(c), "none", [], "FENCE-27");
});

/** Passes a deadline on: the op is asked whether the fence is done first (FENCE-103). */
export function* setsDeadline(fence: FenceState, locks: LocksHeld, clause: ClauseId = "FENCE-69"): Script {
  if (!fence.ops.has("set_deadline")) {
    yield holds("FENCE-69");
    return;
  }
  if (yield* asks(fence, locks, "FENCE-103")) return;
  yield called("set_deadline", fence, locks, clause, ["FENCE-69", "FENCE-103"]);
}

export const DEADLINE_CLAUSES: readonly ClauseId[] = ["FENCE-69", "FENCE-103", ...ASK_CLAUSES];

const deadline: Meaning<"fence-deadline"> = {
  ...onFence<"fence-deadline">("FENCE-69", DEADLINE_CLAUSES, (c) => setsDeadline(fenceOf(c), "none")),
  silent: "FENCE-69",
};

const timestamp: Meaning<"fence-timestamp"> = {
  defined: (c) => knownFence(c, c.args.fence),
  legal: (c) => fenceOf(c).signalled,
  phases: [
    {
      phase: "check",
      clause: "FENCE-36",
      when: (c) => !fenceOf(c).signalled,
      ends: { value: () => "now" },
      says: [{ kind: "WARN", site: "dma_fence_timestamp" }],
    },
    { phase: "effect", clause: "FENCE-65", when: isPrivateStub, value: () => "given" },
    { phase: "effect", clause: "FENCE-35", also: ["FENCE-36"], value: (c) => fenceOf(c).dated },
  ],
};

function isPrivateStub(c: Call<CommandName>): boolean {
  const { context, shared } = fenceOf(c);
  return context === 0 && !shared;
}

function ofOneContext(c: Call<OfTwo>): boolean {
  return fenceOf(c).context === otherOf(c).context;
}

/** A command on two fences; those of different contexts are warned about. */
function onTwo<N extends OfTwo>(also: readonly ClauseId[], run: (c: Call<N>) => Script): Meaning<N> {
  return {
    defined: (c) => knownFence(c, c.args.first) && knownOther(c, c.args.second),
    legal: ofOneContext,
    phases: [{ phase: "script", clause: "FENCE-59", also, run }],
  } as Meaning<N>;
}

const isLaterThan = onTwo<"fence-is-later">(["FENCE-60", "FENCE-61"], function* (c) {
  const first = fenceOf(c);
  const second = otherOf(c);
  if (!ofOneContext(c)) {
    yield said("FENCE-59", "WARN", "dma_fence_is_later");
    yield ended(false, "FENCE-59");
  } else yield ended(isLater(first, second), first.seqno === second.seqno ? "FENCE-61" : "FENCE-60");
});

const later = onTwo<"fence-later">(["FENCE-62", "FENCE-60", ...ASK_CLAUSES], function* (c) {
  const first = fenceOf(c);
  const second = otherOf(c);
  if (!ofOneContext(c)) {
    yield said("FENCE-62", "WARN", "dma_fence_later");
    yield ended(null, "FENCE-62");
    return;
  }
  const chosen = isLater(first, second) ? first : second;
  const signalled = yield* asks(chosen, "none", "FENCE-62");
  yield ended(signalled ? null : chosen.id, "FENCE-62", ["FENCE-60"]);
});

export const FENCE_QUERIES = {
  "fence-is-signaled": isSignaled,
  "fence-status": status,
  "fence-timestamp": timestamp,
  "fence-describe": description,
  "fence-enable": enable,
  "fence-deadline": deadline,
  "fence-is-later": isLaterThan,
  "fence-later": later,
} satisfies Partial<Meanings>;
