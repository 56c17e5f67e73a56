// SPDX-License-Identifier: MIT
/** Tasks and time. What they lead to shows in the steps that wait. */
import { SIGNAL_CLAUSES } from "../fence-scripts.ts";
import { endCopies } from "../moving.ts";
import type { Meaning, Meanings, Scripted } from "../rule.ts";

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

/** A change that nobody promises anything about: it only sets the scene, and counts for no clause. */
function deepens<N extends "atomic-begin" | "atomic-end">(by: number): Scripted<N> {
  return {
    phase: "script",
    clause: "FENCE-47",
    also: [],
    *run({ s, task }) {
      s.atomic[task] = (s.atomic[task] ?? 0) + by;
    },
  };
}

/** Says nothing by itself: what comes inside is reported (MAP-09, CPU-18, FENCE-47). */
const atomicBegin: Meaning<"atomic-begin"> = {
  defined: () => true,
  legal: () => true,
  phases: [deepens(1)],
};

const atomicEnd: Meaning<"atomic-end"> = {
  defined: ({ s, task }) => (s.atomic[task] ?? 0) > 0,
  legal: () => true,
  phases: [deepens(-1)],
};

export const TASK_MEANINGS = {
  "task-signal": signalTask,
  "task-signal-clear": clearSignal,
  "advance-clock": advanceClock,
  "atomic-begin": atomicBegin,
  "atomic-end": atomicEnd,
} satisfies Partial<Meanings>;
