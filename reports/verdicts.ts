// SPDX-License-Identifier: MIT
/** From what a run counted to what it says about each clause. Pure functions. */
import type { CampaignResult } from "../spec/campaign.ts";
import type { ClauseLevel } from "../spec/clause.ts";
import { CLAUSE_IDS, type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import { covers, type EraRange, type RunnableEra } from "../spec/eras.ts";
import { type ClauseLine, type FindingLine, type Requirement, VERDICTS, type Verdict } from "../spec/result-lines.ts";

export interface VerdictOptions {
  readonly era: RunnableEra;
  readonly minHits: number;
  /** A broken recommendation only warns. */
  readonly lenient: boolean;
  /** Clauses to judge; empty: all. A violated clause is always there. */
  readonly only: readonly ClauseId[];
}

/** What a run counted and found. */
export interface Counted extends Pick<CampaignResult, "hits" | "programsByClause" | "expected"> {
  readonly findings: readonly FindingLine[];
}

type Judged = Pick<ClauseLine, "verdict" | "reason" | "known">;

/** What a finding about a clause of this level means: it fails, but for a recommendation in a lenient run. */
export function verdictOfViolation(level: ClauseLevel | null, lenient: boolean): "FAIL" | "WARN" {
  return lenient && level === "should" ? "WARN" : "FAIL";
}

/** The level of a violated clause; null for a hang or an exception, which no clause names. */
export function levelOf(clause: ClauseId | null): ClauseLevel | null {
  return clause === null ? null : clauseOf(clause).level;
}

/** An era range as text: `since 6.2`, `until 6.12`, `6.1, 7.2`; null when it covers all. */
export function eraText(range: EraRange): string | null {
  if (range.eras !== undefined) return range.eras.join(", ");
  const parts = [range.since && `since ${range.since}`, range.until && `until ${range.until}`];
  return parts.filter((part) => part !== undefined).join(" ") || null;
}

/** The gravest first. */
const GRAVITY = ["FAIL", "FLAKY", "WARN", "XFAIL"] as const;

function findingsOf(id: ClauseId, { findings }: Counted): FindingLine[] {
  const mine = findings.filter(({ finding }) => finding.clause === id);
  return mine.sort((a, b) => GRAVITY.indexOf(a.verdict) - GRAVITY.indexOf(b.verdict));
}

function judge(id: ClauseId, hits: number, counted: Counted, options: VerdictOptions): Judged {
  const [worst] = findingsOf(id, counted);
  if (worst !== undefined) return { verdict: worst.verdict, reason: flakyText(worst), known: worst.known };
  return { ...judgeHeld(id, hits, counted, options), known: null };
}

function flakyText({ verdict, reproduced: { k, n } }: FindingLine): string | null {
  return verdict === "FLAKY" ? `fails in ${k} of ${n} runs` : null;
}

function judgeHeld(id: ClauseId, hits: number, { expected }: Counted, options: VerdictOptions): Omit<Judged, "known"> {
  const clause = clauseOf(id);
  if (typeof clause.checked === "object") return { verdict: "UNTESTED", reason: clause.checked.not };
  if (!covers(clause, options.era)) return { verdict: "SKIP", reason: `era ${eraText(clause) ?? ""} only` };
  if (hits >= options.minHits) return { verdict: "PASS", reason: null };
  if (expected.includes(id)) return { verdict: "NOT_EXERCISED", reason: `${hits} of ${options.minHits} hits` };
  if (clause.checked === "enumerated")
    return { verdict: "SKIP", reason: "the suite's own tests walk its whole domain" };
  return { verdict: "SKIP", reason: "cannot occur on this target" };
}

function isWanted(id: ClauseId, counted: Counted, only: readonly ClauseId[]): boolean {
  return only.length === 0 || only.includes(id) || counted.findings.some(({ finding }) => finding.clause === id);
}

/** The verdict on every clause asked for, in the order of the register. */
export function verdictsOf(counted: Counted, options: VerdictOptions): ClauseLine[] {
  return CLAUSE_IDS.filter((id) => isWanted(id, counted, options.only)).map((id) => {
    const { level, owedBy } = clauseOf(id);
    const hits = counted.hits[id] ?? 0;
    const programs = counted.programsByClause[id] ?? 0;
    return { t: "clause", id, level, owedBy, hits, programs, ...judge(id, hits, counted, options) };
  });
}

/** How many clauses got each verdict. */
export function countVerdicts(clauses: readonly Pick<ClauseLine, "verdict">[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const clause of clauses) counts[clause.verdict]++;
  return counts;
}

/** Clauses that had to be exercised and were not. */
export function missingClauses<C extends Pick<ClauseLine, "verdict" | "level">>(
  clauses: readonly C[],
  require: Requirement,
): C[] {
  if (require === "none") return [];
  return clauses.filter((c) => c.verdict === "NOT_EXERCISED" && (require === "all" || c.level === "must"));
}
