// SPDX-License-Identifier: MIT
/** Clauses as test cases: what formats made for tests are derived from. */
import type { ClauseLine, ExpectationsLine, FindingLine, KnownFailure, Verdict } from "../spec/result-lines.ts";
import { byArea } from "./by-area.ts";
import { type News, newsBySubject } from "./news.ts";
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
  /** Null: nothing changed, or there is nothing to compare with. */
  readonly news: News | null;
}

export interface ReportSuite {
  readonly name: string;
  readonly cases: readonly ReportCase[];
}

/** Suite of hangs and exceptions, which no clause names. */
const UNNAMED = "TARGET";
/** Suite of known failures that are out of date, and of which no clause tells. */
const OUTDATED = "EXPECTATIONS";

const GRAVITY: readonly Verdict[] = ["FAIL", "FLAKY", "WARN", "XFAIL"];

function worstOf(findings: readonly FindingLine[]): FindingLine | undefined {
  return findings.toSorted((a, b) => GRAVITY.indexOf(a.verdict) - GRAVITY.indexOf(b.verdict))[0];
}

type NewsOf = ReturnType<typeof newsBySubject>;

function unnamedCases({ findings }: Results, news: NewsOf): ReportCase[] {
  const unnamed = findings.filter(({ finding }) => finding.clause === null);
  return [...new Set(unnamed.map(({ finding }) => finding.kind))].map((kind) => {
    const mine = unnamed.filter(({ finding }) => finding.kind === kind);
    const worst = worstOf(mine);
    const { verdict = "FAIL", known = null } = worst ?? {};
    const changed = { clause: null, news: news.get(kind) ?? null };
    return { name: `${UNNAMED}-${kind}`, verdict, reason: null, known, findings: mine, ...changed };
  });
}

function caseOf(clause: ClauseLine, { findings }: Results, news: NewsOf): ReportCase {
  const { id, verdict, reason, known } = clause;
  const mine = findings.filter((line) => line.finding.clause === id);
  return { name: id, verdict, reason, known, clause, findings: mine, news: news.get(id) ?? null };
}

type Entry = ExpectationsLine["entries"][number];

/** `EXPIRED-MAP-24`: without the signs of a pattern, and without its line, which moves. */
function entryName({ verdict, pattern }: Entry, earlier: readonly Entry[]): string {
  const name = `${verdict}-${pattern.replace(/[^\w-]/g, "_")}`;
  const same = earlier.filter((entry) => entry.verdict === verdict && entry.pattern === pattern).length;
  return same === 0 ? name : `${name}-${same + 1}`;
}

/** What held or failed otherwise is seen at its clause; what could match nothing, or no longer excuses, only here. */
function outdatedCases({ expectations }: Results): ReportCase[] {
  const { file = "", entries = [] } = expectations ?? {};
  const outdated = entries.filter(({ verdict }) => verdict === "STALE" || verdict === "EXPIRED");
  return outdated.map((entry, index) => ({
    name: entryName(entry, outdated.slice(0, index)),
    ...{ verdict: "XPASS", findings: [], clause: null, news: null },
    reason: `${file}:${entry.line} is out of date: ${entry.reason}`,
    known: { expectation: `${file}:${entry.line}`, bug: entry.bug },
  }));
}

/** A suite for each area; one for what no clause names and one for what is out of date, where there is such. */
export function suitesOf(results: Results): ReportSuite[] {
  const news = newsBySubject(results);
  const areas = byArea(results.clauses).map(({ area, clauses }) => ({
    name: area,
    cases: clauses.map((clause) => caseOf(clause, results, news)),
  }));
  const others = [
    { name: UNNAMED, cases: unnamedCases(results, news) },
    { name: OUTDATED, cases: outdatedCases(results) },
  ];
  return [...areas, ...others.filter(({ cases }) => cases.length > 0)];
}

/** Where a known failure is known. */
export function knownText(known: KnownFailure | null): string {
  if (known === null) return "expected";
  return known.bug === null ? known.expectation : `${known.bug} (${known.expectation})`;
}

/** Why a pass is none. */
export function unexpectedPassText({ reason, known, clause }: ReportCase): string {
  if (clause === null && reason !== null) return reason;
  return `held, though it is expected to fail${known === null ? "" : `: ${knownText(known)}`}`;
}
