// SPDX-License-Identifier: MIT
/** Tasks and time. What they lead to shows in the steps that wait. */
import { SIGNAL_CLAUSES } from "../fence-scripts.ts";
import { endCopies } from "../moving.ts";
import type { Meaning, Meanings } from "../rule.ts";

/** A signal comes, or is taken back: who waits interruptibly finds it when he looks. */
function onSignals<N extends "task-signal" | "task-signal-clear">(
  change: (signals: Set<number>, task: number) => void,
): Meaning<N> {
  return {
    defined: (c) => c.args.target < c.s.lockedBy.length,
    legal: () => true,
    phases: [
      {
        phase: "script",
        clause: "FENCE-43",
        also: [],
        *run({ s, args }) {
          change(s.signals, args.target);
        },
      },
    ],
  };
}

const signalTask = onSignals<"task-signal">((signals, task) => signals.add(task));
const clearSignal = onSignals<"task-signal-clear">((signals, task) => signals.delete(task));

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
