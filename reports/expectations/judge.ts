// SPDX-License-Identifier: MIT
/** What a run makes of each entry of an expectation file. Pure functions. */
import { globPattern } from "../../spec/glob.ts";
import type { ClauseLine, EntryVerdict, FindingLine } from "../../spec/result-lines.ts";
import type { Results } from "../results-file.ts";
import { holds } from "./condition.ts";
import type { Expectation, Expectations, SubjectName } from "./expectation.ts";

/** More clauses than this are matched on purpose (`broad`) or not at all. */
export const SUBJECTS_MAX = 25;

export interface EntryJudgement {
  readonly entry: Expectation;
  readonly verdict: EntryVerdict;
  /** What the verdict is about, in a few words. */
  readonly reason: string;
  /** Clauses that held although they were expected to fail. */
  readonly held: readonly SubjectName[];
}

/** A run, as far as entries look at it. */
export type Judged = Pick<Results, "header" | "clauses" | "findings"> & {
  /** It used its budget: what did not fail in it can be said to hold. */
  readonly complete: boolean;
};

/** A results file as a run to judge entries by. */
export function judgedOf(results: Results): Judged {
  return { ...results, complete: results.footer?.complete === true };
}

const subjectOf = ({ finding }: FindingLine): string => finding.clause ?? finding.kind;

/** A signature, and the same without the clause in front. */
function signatureMatches(pattern: string, signature: string): boolean {
  const matcher = globPattern(pattern);
  return matcher.test(signature) || matcher.test(signature.slice(signature.indexOf("/") + 1));
}

const isSteady = ({ reproduced: { k, n } }: FindingLine): boolean => k >= n;

const rateOf = ({ reproduced: { k, n } }: FindingLine): number => (n === 0 ? 1 : k / n);

/** Whether an entry, were it alive and about this run, would say that a finding is known. */
function isAbout(entry: Expectation, line: FindingLine): boolean {
  if (!entry.subjects.some((name) => name === subjectOf(line))) return false;
  if (!signatureMatches(entry.signature, line.finding.signature)) return false;
  return entry.kind === "FAIL" || (!isSteady(line) && rateOf(line) <= entry.rateMax);
}

/** What is wrong with the entry itself, whatever ran. `today` is a day such as `2026-12-31`. */
export function flawOf(
  entry: Expectation,
  today: string,
): { readonly verdict: EntryVerdict; readonly reason: string } | null {
  const { pattern, subjects, broad, until } = entry;
  if (subjects.length === 0) return { verdict: "EMPTY", reason: `no clause matches ${JSON.stringify(pattern)}` };
  if (!broad && subjects.length > SUBJECTS_MAX) {
    const many = `${JSON.stringify(pattern)} matches ${subjects.length} clauses, more than ${SUBJECTS_MAX}`;
    return { verdict: "WIDE", reason: `${many}; name fewer, or add "broad"` };
  }
  if (!broad && /^[*?/]*$/.test(entry.signature)) {
    return { verdict: "WIDE", reason: 'any signature matches; name one, or add "broad"' };
  }
  return until < today ? { verdict: "EXPIRED", reason: `until ${until}` } : null;
}

/** Whether an entry is in order and about this run. */
export function isLive(entry: Expectation, run: Pick<Judged, "header">, today: string): boolean {
  return flawOf(entry, today) === null && entry.conditions.every((condition) => holds(condition, run.header));
}

/** The first entry that says that a finding is known. */
export function expectationOf(
  { entries }: Expectations,
  line: FindingLine,
  run: Pick<Judged, "header">,
  today: string,
): Expectation | null {
  return entries.find((entry) => isLive(entry, run, today) && isAbout(entry, line)) ?? null;
}

type Verdicts = Pick<EntryJudgement, "verdict" | "reason"> & Partial<Pick<EntryJudgement, "held">>;

const heldOf = (mine: readonly ClauseLine[]): SubjectName[] =>
  mine.filter(({ verdict }) => verdict === "PASS" || verdict === "XPASS").map(({ id }) => id);

/** A hang or an exception has no line of its own: in a complete run none is good news. */
function isUnnamed(entry: Expectation): boolean {
  return entry.subjects.every((name) => name === "hang" || name === "exception");
}

function judgeUnmatched(entry: Expectation, run: Judged): Verdicts {
  const mine = run.clauses.filter(({ id }) => entry.subjects.some((name) => name === id));
  if (!run.complete) return { verdict: "UNDECIDED", reason: "the run ended before its time" };
  if (entry.kind === "FLAKY") return { verdict: "QUIET", reason: "it did not fail this time" };
  if (entry.seldom) return { verdict: "QUIET", reason: "no program that shows it was drawn" };
  if (isUnnamed(entry)) return { verdict: "XPASS", reason: "did not happen" };
  if (mine.length === 0) return { verdict: "ELSEWHERE", reason: "the run was not asked about it" };
  const held = heldOf(mine);
  if (held.length > 0) return { verdict: "XPASS", reason: `held: ${held.join(" ")}`, held };
  const poor = mine.filter(({ verdict }) => verdict === "NOT_EXERCISED");
  if (poor.length > 0) return { verdict: "UNDECIDED", reason: `not exercised: ${poor.map(({ id }) => id).join(" ")}` };
  const [first] = mine;
  const why = first?.verdict === "XFAIL" ? "other entries say all that is known" : (first?.reason ?? "not judged");
  return { verdict: "STALE", reason: why };
}

function judgeEntry(entry: Expectation, file: Expectations, run: Judged, today: string): Verdicts {
  const flaw = flawOf(entry, today);
  if (flaw !== null) return flaw;
  if (!isLive(entry, run, today)) return { verdict: "ELSEWHERE", reason: "its conditions do not hold" };
  const matched = run.findings.filter((line) => isAbout(entry, line));
  if (matched.length > 0) return { verdict: "MATCHED", reason: matched.map(({ file: name }) => name).join(" ") };
  const other = run.findings.find(
    (line) => entry.subjects.some((name) => name === subjectOf(line)) && expectationOf(file, line, run, today) === null,
  );
  if (other !== undefined) return { verdict: "XDIFF", reason: `fails as ${other.finding.signature}` };
  return judgeUnmatched(entry, run);
}

/** The verdict on every entry, in the order of the file. */
export function judgeEntries(file: Expectations, run: Judged, today: string): EntryJudgement[] {
  return file.entries.map((entry) => ({ entry, held: [], ...judgeEntry(entry, file, run, today) }));
}
