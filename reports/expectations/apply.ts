// SPDX-License-Identifier: MIT
/** An expectation file applied to a run: known failures, and clauses that held against expectation. */
import { globPattern } from "../../spec/glob.ts";
import type { ClauseLine, EntryVerdict, FindingLine, HeaderLine, KnownFailure } from "../../spec/result-lines.ts";
import { UserError } from "../../spec/user-error.ts";
import type { Expectation, Expectations } from "./expectation.ts";
import { type EntryJudgement, expectationOf, flawOf } from "./judge.ts";

/** The entry as results name it. */
function knownOf(file: Expectations, { line, bug }: Expectation): KnownFailure {
  return { expectation: `${file.file}:${line}`, bug };
}

/** The file must be about this target and this register, and no entry may match nothing or too much. */
export function checkFits(file: Expectations, header: Pick<HeaderLine, "target" | "spec">): void {
  for (const what of ["target", "spec"] as const) {
    const pattern = file[what];
    if (pattern === null || globPattern(pattern).test(header[what])) continue;
    throw new UserError(`${file.file}: is for ${what} ${pattern}; this run is of ${header[what]}`);
  }
}

/** Throws the first entry's flaw that makes the file unusable; an expired one only ceases to excuse. */
export function checkUsable(file: Expectations, today: string): void {
  for (const entry of file.entries) {
    const flaw = flawOf(entry, today);
    if (flaw === null || flaw.verdict === "EXPIRED") continue;
    throw new UserError(`${file.file}:${entry.line}: ${flaw.reason}`);
  }
}

/** The line about a finding, `XFAIL` if an entry knows it. */
export function withExpectation(file: Expectations, line: FindingLine, header: HeaderLine, today: string): FindingLine {
  const entry = expectationOf(file, line, { header }, today);
  return entry === null ? line : { ...line, verdict: "XFAIL", known: knownOf(file, entry) };
}

/** Clauses that held although an entry says that they fail are `XPASS`. */
export function withUnexpectedPasses(
  file: Expectations,
  clauses: readonly ClauseLine[],
  judgements: readonly EntryJudgement[],
): ClauseLine[] {
  return clauses.map((clause) => {
    const judgement = judgements.find(({ held }) => held.includes(clause.id));
    if (judgement === undefined || clause.verdict !== "PASS") return clause;
    const known = knownOf(file, judgement.entry);
    return { ...clause, verdict: "XPASS", reason: `expected to fail by ${known.expectation}`, known };
  });
}

const STALE: readonly EntryVerdict[] = ["XPASS", "STALE", "EXPIRED", "EMPTY", "WIDE"];

/** How many entries say something that is not so any more. */
export function countStale(judgements: readonly EntryJudgement[]): number {
  return judgements.filter(({ verdict }) => STALE.includes(verdict)).length;
}
