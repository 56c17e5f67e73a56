// SPDX-License-Identifier: MIT
import type { Finding } from "../spec/finding.ts";
import type { ClauseLine, Requirement } from "../spec/result-lines.ts";
import { levelOf, missingClauses, verdictOfViolation } from "./verdicts.ts";

/** What the exit status of the program means. */
export const EXIT = {
  ok: 0,
  violated: 1,
  usage: 2,
  broken: 3,
  notExercised: 6,
  unavailable: 7,
  interrupted: 130,
  terminated: 143,
} as const;

export interface RunOutcome {
  readonly clauses: readonly ClauseLine[];
  readonly findings: readonly Finding[];
  readonly require: Requirement;
  /** A broken recommendation only warns. */
  readonly lenient: boolean;
  /** The signal that ended the run, if one did. */
  readonly signal: "SIGINT" | "SIGTERM" | null;
}

/** Signals first, then violations, then what should have been exercised. */
export function exitCodeOf(outcome: RunOutcome): number {
  if (outcome.signal !== null) return outcome.signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated;
  const { lenient } = outcome;
  const fails = (finding: Finding): boolean => verdictOfViolation(levelOf(finding.clause), lenient) === "FAIL";
  if (outcome.findings.some(fails)) return EXIT.violated;
  return missingClauses(outcome.clauses, outcome.require).length > 0 ? EXIT.notExercised : EXIT.ok;
}
