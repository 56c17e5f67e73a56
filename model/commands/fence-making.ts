// SPDX-License-Identifier: MIT
/** Fences come and go: their making, and the references a program owns. */

import { fenceOf, knownFence } from "../fence-lookup.ts";
import { hasToSignal, PUT_CLAUSES, putFence } from "../fence-scripts.ts";
import { type FenceState, newFence, registerFence } from "../fences.ts";
import type { Call, Meaning, Meanings } from "../rule.ts";
import type { State } from "../state.ts";

const NO_OPS: ReadonlySet<never> = new Set();

const fenceNew: Meaning<"fence-new"> = {
  defined: () => true,
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "FENCE-02",
      run: ({ s, step: { id }, args: { context, seqno, ops, enable } }) => {
        const doneAtOnce = enable === "already-done";
        registerFence(s, newFence({ id, context, seqno, ops: new Set(ops), doneAtOnce, shared: false }));
      },
    },
  ],
};

function signalledFrom(s: State, id: number, shared: boolean): FenceState {
  const stub = newFence({ id, context: 0, seqno: 0, ops: NO_OPS, doneAtOnce: false, shared });
  stub.signalled = stub.enabled = true;
  if (!shared) stub.dated = "given";
  registerFence(s, stub);
  return stub;
}

/** The kernel keeps the first reference of the stub that all share. */
function takeStub({ s, step: { id } }: Call<"fence-stub">): void {
  if (s.stub === null) {
    s.stub = signalledFrom(s, id, true);
    s.stub.references++;
    return;
  }
  s.fences.set(id, s.stub);
  ownAgain(s, s.stub);
}

function ownAgain(s: State, fence: FenceState): void {
  fence.references++;
  if (fence.owned++ > 0) return;
  const { dead } = s.pools.fence;
  const at = dead.indexOf(fence.id);
  if (at >= 0) dead.splice(at, 1);
  s.bind("fence", fence.id);
}

const fenceStub: Meaning<"fence-stub"> = {
  defined: () => true,
  legal: () => true,
  phases: [
    { phase: "effect", clause: "FENCE-64", when: (c) => !c.args.private, run: takeStub },
    { phase: "effect", clause: "FENCE-65", run: ({ s, step: { id } }) => void signalledFrom(s, id, false) },
  ],
};

const fenceGet: Meaning<"fence-get"> = {
  defined: (c) => knownFence(c, c.args.fence),
  legal: () => true,
  phases: [{ phase: "effect", clause: "FENCE-55", run: (c) => ownAgain(c.s, fenceOf(c)) }],
};

/** Whether the program's own functions still wait for a fence that it is about to lose. */
function strandsCallbacks({ owned, signalled, callbacks }: FenceState): boolean {
  return owned === 1 && !signalled && callbacks.length > 0;
}

const fencePut: Meaning<"fence-put"> = {
  defined: (c) => knownFence(c, c.args.fence),
  legal: (c) => !strandsCallbacks(fenceOf(c)) && !(fenceOf(c).owned === 1 && hasToSignal(fenceOf(c))),
  phases: [
    {
      phase: "script",
      clause: "FENCE-55",
      also: PUT_CLAUSES,
      *run(c) {
        const fence = fenceOf(c);
        if (--fence.owned === 0) c.s.unbind("fence", fence.id);
        yield* putFence(c.s, fence, "none");
      },
    },
  ],
  counts: { fences: "FENCE-55" },
};

export const FENCE_MAKING = {
  "fence-new": fenceNew,
  "fence-stub": fenceStub,
  "fence-get": fenceGet,
  "fence-put": fencePut,
} satisfies Partial<Meanings>;
