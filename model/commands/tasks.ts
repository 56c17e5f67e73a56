// SPDX-License-Identifier: MIT
/** Tasks and time. What they lead to shows in the steps that wait. */
import { SIGNAL_CLAUSES } from "../fence-scripts.ts";
import { endCopies } from "../moving.ts";
import type { Meaning, Meanings } from "../rule.ts";

const signalTask: Meaning<"task-signal"> = {
  defined: (c) => c.args.target < c.s.lockedBy.length,
  legal: () => true,
  phases: [
    {
      phase: "script",
      clause: "FENCE-43",
      also: [],
      *run({ s, args }) {
        s.signals.add(args.target);
      },
    },
  ],
};

const clearSignal: Meaning<"task-signal-clear"> = {
  defined: (c) => c.args.target < c.s.lockedBy.length,
  legal: () => true,
  phases: [
    {
      phase: "script",
      clause: "FENCE-43",
      also: [],
      *run({ s, args }) {
        s.signals.delete(args.target);
      },
    },
  ],
};

const advanceClock: Meaning<"advance-clock"> = {
  defined: () => true,
  legal: () => true,
  phases: [
    {
      phase: "script",
      clause: "FENCE-40",
      also: SIGNAL_CLAUSES,
      *run({ s, args }) {
        s.clock += args.ticks;
        if (s.copies.length > 0) yield* endCopies(s);
      },
    },
  ],
};

export const TASK_MEANINGS = {
  "task-signal": signalTask,
  "task-signal-clear": clearSignal,
  "advance-clock": advanceClock,
} satisfies Partial<Meanings>;
