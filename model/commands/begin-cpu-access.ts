// SPDX-License-Identifier: MIT
import { atomicReport } from "../atomic.ts";
import { nestsLocks } from "../lock-debug.ts";
import { notHeld } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import type { Call, Meaning } from "../rule.ts";
import { invalidDirection } from "../tables.ts";
import { type BracketCall, begunBefore, bracketDefined, type Side, sidePhases } from "./bracket-phases.ts";

type BeginCall = Call<"begin-cpu-access">;

const SIDE: Side = {
  op: "begin_cpu_access",
  direction: (c) => (c as BeginCall).args.direction,
  when: () => true,
  reasons: [
    { clause: "CPU-06", direction: "CPU-06", when: (c) => invalidDirection((c as BeginCall).args.direction) },
    { clause: "CPU-21", direction: "CPU-02", when: begunBefore },
    { clause: "CPU-02", direction: "CPU-02", when: () => true },
  ],
  also: ["CPU-31"],
  positive: "CPU-25",
  onError: "CPU-09",
  onRestart: "CPU-09",
};

/** `dma_buf_begin_cpu_access`. */
export const beginCpuAccess: Meaning<"begin-cpu-access"> = {
  defined: (c) =>
    ownedBuffer(c, c.args.buffer) && (c.buffer === null || bracketDefined(c as BracketCall, c.args.direction)),
  legal: (c) => c.buffer !== null && notHeld(c) && !nestsLocks(c) && !invalidDirection(c.args.direction),
  phases: [
    atomicReport("CPU-18", "dma_buf_begin_cpu_access"),
    {
      phase: "check",
      clause: "CPU-01",
      also: ["CPU-31"],
      when: (c) => c.args.buffer === null,
      ends: "EINVAL",
      says: [{ kind: "WARN", site: "dma_buf_begin_cpu_access" }],
    },
    ...sidePhases(SIDE),
  ],
};
