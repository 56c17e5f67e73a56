// SPDX-License-Identifier: MIT
/** What a task may do inside a section that a fence's signalling depends on, and what lock debugging says of it. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import { holds, type Script } from "./acts.ts";
import { lockReport } from "./lock-debug.ts";
import type { Call, Scripted } from "./rule.ts";

type TaskCall = Pick<Call, "s" | "task" | "step">;

/** Commands that neither allocate with reclaim nor take a lock over which somebody waits for fences. */
const HARMLESS: ReadonlySet<CommandName> = new Set([
  ...(["fence-signal", "fence-set-error", "fence-complete", "fence-is-signaled", "fence-status"] as const),
  ...(["fence-timestamp", "fence-enable", "fence-remove-callback", "fence-wait", "fence-get", "fence-put"] as const),
  ...(["fence-is-later", "fence-later", "fence-deadline", "signalling-begin", "signalling-end"] as const),
  ...(["resv-add", "resv-replace", "resv-test", "resv-wait", "resv-unlock", "resv-is-locked"] as const),
  ...(["resv-deadline", "task-signal", "task-signal-clear", "advance-clock"] as const),
]);

/** Commands of which the model knows what lock debugging says. */
const REPORTED: ReadonlySet<CommandName> = new Set([
  ...(["resv-reserve", "resv-copy", "resv-get", "resv-singleton", "resv-lock"] as const),
]);

/** Whether the task is inside a section. */
export function inSection({ s, task }: TaskCall): boolean {
  return (s.sections[task]?.length ?? 0) > 0;
}

/** Whether the step may be sent where the task is: inside a section only what its reports are known of. */
export function definedInSection(c: TaskCall): boolean {
  if (!inSection(c) || HARMLESS.has(c.step.do)) return true;
  return c.s.instrumented && REPORTED.has(c.step.do);
}

/** Whether the caller keeps out of a section what does not belong there. */
export function legalInSection(c: TaskCall): boolean {
  return !inSection(c) || HARMLESS.has(c.step.do);
}

/** The section is still open although an inner one has ended (FENCE-76). */
function owed({ s, task }: TaskCall, clause: ClauseId): ClauseId {
  return s.outlasting.has(task) ? "FENCE-76" : clause;
}

/** A reservation lock inside a section is reported, even if it is free (FENCE-72). */
export function sectionReport<N extends CommandName>(): Scripted<N> {
  return {
    phase: "script",
    clause: "FENCE-72",
    also: ["FENCE-72", "FENCE-76", "FENCE-77"],
    when: inSection,
    *run(c) {
      yield holds("FENCE-77");
      yield* lockReport(c.s, owed(c, "FENCE-72"));
    },
  };
}

/** An allocation that may reclaim: inside a section it is reported, and lock debugging is silent from then on. */
export function* reclaims(c: TaskCall): Script {
  if (!inSection(c)) return;
  for (const clause of ["RESV-92", "FENCE-73", "FENCE-77"] as const) yield holds(clause);
  // That a reserve may allocate is known to all who call it; of the others it is the news.
  yield* lockReport(c.s, owed(c, c.step.do === "resv-reserve" ? "FENCE-73" : "RESV-92"));
}
