// SPDX-License-Identifier: MIT
/** What a fence's driver does to it. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { ended, failed, holds, type Script } from "../acts.ts";
import { fenceOf, knownFence } from "../fence-lookup.ts";
import { SIGNAL_CLAUSES, signal } from "../fence-scripts.ts";
import { isCopy } from "../moving.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";

type Signaller = "fence-signal" | "fence-set-error" | "fence-complete";
type SignalCall = Call<"fence-signal">;

const LOWEST_ERROR = -4095;

/** A fence of the program's: an exporter's copy ends by itself. */
function programs(c: Call<Signaller>): boolean {
  return knownFence(c, c.args.fence) && (c.fence === null || !isCopy(c.fence));
}

function isNull(c: SignalCall): boolean {
  return c.args.fence === null;
}

function stamps({ args: { how } }: SignalCall): boolean {
  return how === "timestamp" || how === "timestamp-locked";
}

function* signalPhase(c: SignalCall): Script {
  const fence = fenceOf(c);
  if (fence.signalled) {
    const also: readonly ClauseId[] = ["FENCE-08"];
    if (c.s.switches.secondSignal === "error") yield failed("EINVAL", "FENCE-06", also);
    else yield ended(null, "FENCE-06", also);
    return;
  }
  fence.dated = stamps(c) ? "given" : "signal";
  yield holds("FENCE-05");
  yield* signal(fence, "none");
}

const fenceSignal: Meaning<"fence-signal"> = {
  // The locked forms follow the NULL pointer.
  defined: (c) => programs(c) && (!isNull(c) || c.args.how === "plain" || c.args.how === "timestamp"),
  legal: (c) => !isNull(c),
  phases: [
    { phase: "check", clause: "FENCE-07", when: isNull, ends: "EINVAL", on: { secondSignal: "error" } },
    {
      phase: "check",
      clause: "FENCE-07",
      when: (c) => isNull(c) && !stamps(c),
      ends: { value: () => null },
      says: [{ kind: "WARN", site: "dma_fence_signal" }],
      on: { secondSignal: "nothing" },
    },
    {
      phase: "check",
      clause: "FENCE-07",
      when: isNull,
      ends: { value: () => null },
      says: [{ kind: "WARN", site: "dma_fence_signal_timestamp" }],
      on: { secondSignal: "nothing" },
    },
    { phase: "script", clause: "FENCE-05", also: ["FENCE-06", "FENCE-08", ...SIGNAL_CLAUSES], run: signalPhase },
  ],
  // Of all callbacks only those of polls hold anything of a buffer.
  counts: { polls: "POLL-11", references: "POLL-11", files: "POLL-33", buffers: "POLL-33", listed: "POLL-33" },
};

function oddError({ args: { error } }: Call<"fence-set-error">): boolean {
  return error >= 0 || error < LOWEST_ERROR;
}

const WARNS = { kind: "WARN", site: "dma_fence_set_error" } as const;

const fenceSetError: Meaning<"fence-set-error"> = {
  defined: programs,
  legal: (c) => !fenceOf(c).signalled && !oddError(c),
  phases: [
    { phase: "says", clause: "FENCE-31", when: (c) => fenceOf(c).signalled, says: WARNS },
    { phase: "says", clause: "FENCE-31", when: oddError, says: WARNS },
    {
      phase: "effect",
      clause: "FENCE-31",
      run: (c) => {
        fenceOf(c).error = c.args.error;
      },
    },
  ],
};

const fenceComplete: Meaning<"fence-complete"> = {
  defined: programs,
  legal: () => true,
  phases: [
    {
      phase: "script",
      clause: "FENCE-28",
      also: [],
      // Only the fence's own op knows: nothing else happens.
      *run(c) {
        fenceOf(c).complete = true;
      },
    },
  ],
};

export const FENCE_SIGNALS = {
  "fence-signal": fenceSignal,
  "fence-set-error": fenceSetError,
  "fence-complete": fenceComplete,
} satisfies Partial<Meanings>;
