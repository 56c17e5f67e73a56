// SPDX-License-Identifier: MIT
import { choice, command } from "../command.ts";

const task = choice([1, 0, 2, 3]);

/** Tasks and time. A task is a kernel thread of one process; the clock is virtual and counts ticks. Catalogue §32.1. */
export const TASK_COMMANDS = {
  "task-signal": command({
    summary: "send a task a signal: an interruptible wait ends",
    kernel: "send_sig",
    args: { target: task },
    weight: 0.8,
  }),
  "task-signal-clear": command({
    summary: "take a task's pending signal away",
    kernel: "flush_signals",
    args: { target: task },
    weight: 0.7,
  }),
  "advance-clock": command({
    summary: "let time pass",
    kernel: "jiffies",
    args: { ticks: choice([1, 10, 100, 1000]) },
    weight: 0.5,
  }),
  "atomic-begin": command({
    summary: "enter atomic context: what may sleep is a broken duty from here on; it nests",
    kernel: "preempt_disable",
    args: {},
    weight: 0.3,
  }),
  "atomic-end": command({
    summary: "leave it, or the innermost of several",
    kernel: "preempt_enable",
    args: {},
    weight: 1.5,
  }),
} as const;
