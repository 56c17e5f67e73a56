// SPDX-License-Identifier: MIT
import type { ClauseLine, FindingLine, Requirement } from "../spec/result-lines.ts";
import { missingClauses } from "./verdicts.ts";

/** What the exit status of the program means. */
export const EXIT = {
  ok: 0,
  violated: 1,
  usage: 2,
  broken: 3,
  stale: 4,
  flaky: 5,
  notExercised: 6,
  unavailable: 7,
  regressed: 8,
  /** `expect check` tells apart what `run` sums up as stale. */
  entryStale: 9,
  entryEmpty: 10,
  entryWide: 11,
  entryExpired: 12,
  interrupted: 130,
  terminated: 143,
} as const;

export interface RunOutcome {
  readonly clauses: readonly Pick<ClauseLine, "verdict" | "level">[];
  readonly findings: readonly Pick<FindingLine, "verdict">[];
  readonly require: Requirement;
  /** The signal that ended the run, if one did. */
  readonly signal: "SIGINT" | "SIGTERM" | null;
  /** Expectations that matched nothing or have expired. */
  readonly stale?: number;
  /** Something is worse than in the baseline, though nothing is violated that must hold. */
  readonly regressed?: boolean;
}

/** Signals first, then violations, then what should have been exercised, stale expectations, flakes, regressions. */
export function exitCodeOf({ clauses, findings, require, signal, stale = 0, regressed = false }: RunOutcome): number {
  if (signal !== null) return signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated;
  if ([...findings, ...clauses].some(({ verdict }) => verdict === "FAIL")) return EXIT.violated;
  if (missingClauses(clauses, require).length > 0) return EXIT.notExercised;
  if (stale > 0 || clauses.some(({ verdict }) => verdict === "XPASS")) return EXIT.stale;
  if (findings.some(({ verdict }) => verdict === "FLAKY")) return EXIT.flaky;
  return regressed ? EXIT.regressed : EXIT.ok;
}
