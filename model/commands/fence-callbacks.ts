// SPDX-License-Identifier: MIT
/** Functions that wait for a fence. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { ended, failed, holds, type Script } from "../acts.ts";
import { fenceOf, knownFence } from "../fence-lookup.ts";
import { ENABLE_CLAUSES, enables } from "../fence-scripts.ts";
import type { FenceCallbackState } from "../fences.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";

type AddCall = Call<"fence-add-callback">;
type RemoveCall = Call<"fence-remove-callback">;

/** The `signaled` op would say yes, and is not asked (FENCE-18). */
function doneUnasked(c: AddCall): boolean {
  const { ops, complete, signalled } = fenceOf(c);
  return !signalled && complete && ops.has("signaled");
}

function* adds(c: AddCall): Script {
  const fence = fenceOf(c);
  if (fence.signalled) {
    yield failed("ENOENT", "FENCE-15");
    return;
  }
  if (doneUnasked(c)) yield holds("FENCE-18");
  if (!(yield* enables(fence, "none", [], "FENCE-16"))) {
    yield failed("ENOENT", "FENCE-17");
    return;
  }
  const { id } = c.step;
  const callback: FenceCallbackState = { id, fence, queued: true, runs: null };
  fence.callbacks.push(callback);
  c.s.fenceCallbacks.set(id, callback);
  c.s.bind("fence-callback", id);
  yield ended(null, fence.ops.has("enable_signaling") ? "FENCE-16" : "FENCE-25", ["FENCE-16"]);
}

const addCallback: Meaning<"fence-add-callback"> = {
  defined: (c) => knownFence(c, c.args.fence),
  legal: (c) => c.args.fence !== null,
  phases: [
    {
      phase: "check",
      clause: "FENCE-14",
      when: (c) => c.args.fence === null,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: "dma_fence_add_callback" }],
    },
    {
      phase: "script",
      clause: "FENCE-16",
      also: ["FENCE-15", "FENCE-17", "FENCE-18", ...ENABLE_CLAUSES],
      run: adds,
    },
  ],
  silent: "FENCE-18",
  silentOnError: null,
};

function callbackOf(c: RemoveCall): FenceCallbackState | null {
  return c.s.fenceCallbacks.get(c.args.callback) ?? null;
}

function whyGone({ queued, fence }: FenceCallbackState): ClauseId {
  if (queued) return "FENCE-20";
  return fence.signalled ? "FENCE-21" : "FENCE-22";
}

function* removes(c: RemoveCall): Script {
  const callback = callbackOf(c);
  if (callback === null) throw new Error("the step has no callback");
  const clause = whyGone(callback);
  const { queued, fence } = callback;
  callback.queued = false;
  if (queued) fence.callbacks.splice(fence.callbacks.indexOf(callback), 1);
  yield ended(queued, clause);
}

/** The memory the callback is in goes with the fence. */
const removeCallback: Meaning<"fence-remove-callback"> = {
  defined: (c) => {
    c.fence = callbackOf(c)?.fence ?? null;
    return c.fence !== null && !c.fence.freed;
  },
  legal: (c) => fenceOf(c).owned > 0,
  phases: [{ phase: "script", clause: "FENCE-20", also: ["FENCE-21", "FENCE-22"], run: removes }],
};

export const FENCE_CALLBACKS = {
  "fence-add-callback": addCallback,
  "fence-remove-callback": removeCallback,
} satisfies Partial<Meanings>;
