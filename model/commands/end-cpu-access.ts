// SPDX-License-Identifier: MIT
import { atomicReport } from "../atomic.ts";
import { nestsLocks } from "../lock-debug.ts";
import { notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import type { Call, Meaning } from "../rule.ts";
import { type BracketCall, bracketDefined, type Side, sidePhases, unbalanced } from "./bracket-phases.ts";

type EndCall = Call<"end-cpu-access">;

function strays(c: BracketCall): boolean {
  return unbalanced(c, (c as EndCall).args.direction);
}

const SIDE: Side = {
  op: "end_cpu_access",
  direction: (c) => (c as EndCall).args.direction,
  when: () => true,
  reasons: [
    { clause: "CPU-14", direction: "CPU-14", when: strays },
    { clause: "CPU-13", direction: "CPU-13", when: () => true },
  ],
  also: ["CPU-31"],
  positive: "CPU-13",
  onError: "CPU-09",
  onRestart: "CPU-09",
};

/** `dma_buf_end_cpu_access`; a NULL buffer is followed (CPU-12) and so never sent. */
export const endCpuAccess: Meaning<"end-cpu-access"> = {
  defined: (c) => ownedBuffer(c, c.args.buffer) && bracketDefined(c as BracketCall, c.args.direction),
  legal: (c) => notHeld(c) && !nestsLocks(c) && !strays(c as BracketCall),
  phases: [atomicReport("CPU-18", "dma_buf_end_cpu_access"), ...sidePhases(SIDE)],
};
