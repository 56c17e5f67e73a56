// SPDX-License-Identifier: MIT
/** Clauses as test cases: what formats made for tests are derived from. */
import type { ClauseLine, FindingLine, KnownFailure, Verdict } from "../spec/result-lines.ts";
import { byArea } from "./by-area.ts";
import type { Results } from "./results-file.ts";

export interface ReportCase {
  /** Stable from run to run: a clause's id, or the kind of a failure that no clause names. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly known: KnownFailure | null;
  readonly findings: readonly FindingLine[];
  /** Null: no clause names it. */
  readonly clause: ClauseLine | null;
}

export interface ReportSuite {
  readonly name: string;
  readonly cases: readonly ReportCase[];
}

/** Suite of hangs and exceptions, which no clause names. */
const UNNAMED = "TARGET";

const GRAVITY: readonly Verdict[] = ["FAIL", "FLAKY", "WARN", "XFAIL"];

function worstOf(findings: readonly FindingLine[]): FindingLine | undefined {
  return findings.toSorted((a, b) => GRAVITY.indexOf(a.verdict) - GRAVITY.indexOf(b.verdict))[0];
}

function unnamedCases({ findings }: Results): ReportCase[] {
  const unnamed = findings.filter(({ finding }) => finding.clause === null);
  return [...new Set(unnamed.map(({ finding }) => finding.kind))].map((kind) => {
    const mine = unnamed.filter(({ finding }) => finding.kind === kind);
    const worst = worstOf(mine);
    const { verdict = "FAIL", known = null } = worst ?? {};
    return { name: `${UNNAMED}-${kind}`, verdict, reason: null, known, findings: mine, clause: null };
  });
}

function caseOf(clause: ClauseLine, { findings }: Results): ReportCase {
  const { id, verdict, reason, known } = clause;
  return { name: id, verdict, reason, known, clause, findings: findings.filter((line) => line.finding.clause === id) };
}

/** A suite for each area, and one for what no clause names where there is such. */
export function suitesOf(results: Results): ReportSuite[] {
  const suites = byArea(results.clauses).map(({ area, clauses }) => ({
    name: area,
    cases: clauses.map((clause) => caseOf(clause, results)),
  }));
  const unnamed = unnamedCases(results);
  return unnamed.length === 0 ? suites : [...suites, { name: UNNAMED, cases: unnamed }];
}
