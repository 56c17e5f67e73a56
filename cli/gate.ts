// SPDX-License-Identifier: MIT
/** What a run is held against besides the clauses: known failures, and an earlier run. */
import { baselineLine } from "../reports/baseline-line.ts";
import { compareRuns, comparisonExit, isKnownFrom, unfitBaseline } from "../reports/compare.ts";
import { EXIT, type RunOutcome } from "../reports/exit-code.ts";
import {
  checkFits,
  checkUsable,
  countStale,
  withExpectation,
  withUnexpectedPasses,
} from "../reports/expectations/apply.ts";
import type { Expectations } from "../reports/expectations/expectation.ts";
import { expectationsLine } from "../reports/expectations/expectations-line.ts";
import { judgeEntries } from "../reports/expectations/judge.ts";
import { parseExpectations } from "../reports/expectations/parse.ts";
import type { Results } from "../reports/results-file.ts";
import type { BaselineLine, ClauseLine, ExpectationsLine, FindingLine, HeaderLine } from "../spec/result-lines.ts";
import { UserError } from "../spec/user-error.ts";
import { readInput } from "./input.ts";
import { judgedResultsFrom } from "./judged-results.ts";

/** A run before its foot is written. */
export type Unfinished = Pick<Results, "header" | "progress" | "clauses" | "findings">;

/** What the gate makes of a run. */
export interface Gated {
  readonly clauses: readonly ClauseLine[];
  readonly expectations?: ExpectationsLine;
  readonly baseline?: BaselineLine;
  /** What decides the exit code: without what the earlier run had as well. */
  readonly outcome: Pick<RunOutcome, "clauses" | "findings" | "stale" | "regressed">;
}

function readExpectations(path: string, header: HeaderLine): Expectations {
  const { text, where } = readInput(path);
  const file = parseExpectations(text, where);
  checkFits(file, header);
  checkUsable(file, dayOf(header));
  return file;
}

function readBaseline(path: string, header: HeaderLine): Results {
  const results = judgedResultsFrom(path);
  const reason = unfitBaseline(results.header, header);
  if (reason === null) return results;
  throw new UserError(`--baseline ${path}: no baseline for this run: ${reason}`);
}

/** Entries are judged by the day on which the run began. */
const dayOf = ({ started }: HeaderLine): string => started.slice(0, 10);

/** A clause all of whose failures the earlier run had is no news. */
function freshClauses(clauses: readonly ClauseLine[], fresh: readonly FindingLine[]): ClauseLine[] {
  const isNews = ({ id, verdict }: ClauseLine): boolean =>
    !["FAIL", "WARN", "FLAKY"].includes(verdict) || fresh.some(({ finding }) => finding.clause === id);
  return clauses.filter(isNews);
}

/** Opened before anything runs: what is wrong with a file is said first. */
export class Gate {
  readonly #header: HeaderLine;
  readonly #expectations: Expectations | null;
  readonly #baseline: Results | null;

  constructor(header: HeaderLine) {
    const { expect, baseline } = header.options;
    this.#header = header;
    this.#expectations = expect === null ? null : readExpectations(expect, header);
    this.#baseline = baseline === null ? null : readBaseline(baseline, header);
  }

  /** The line about a finding, `XFAIL` where it is a known failure. */
  finding(line: FindingLine): FindingLine {
    if (this.#expectations === null) return line;
    return withExpectation(this.#expectations, line, this.#header, dayOf(this.#header));
  }

  /** Judges the whole run; `complete`: it used its budget. */
  judge(run: Unfinished, complete: boolean): Gated {
    const expected = this.#expected(run, complete);
    return { ...expected, ...this.#compared({ ...run, clauses: expected.clauses }, expected.outcome) };
  }

  #expected(run: Unfinished, complete: boolean): Gated {
    const { clauses, findings } = run;
    if (this.#expectations === null) return { clauses, outcome: { clauses, findings } };
    const judgements = judgeEntries(this.#expectations, { ...run, complete }, dayOf(run.header));
    const judged = withUnexpectedPasses(this.#expectations, clauses, judgements);
    return {
      clauses: judged,
      expectations: expectationsLine(this.#expectations.file, judgements),
      outcome: { clauses: judged, findings, stale: countStale(judgements) },
    };
  }

  #compared(run: Unfinished, outcome: Gated["outcome"]): Partial<Gated> {
    const { baseline } = this.#header.options;
    const before = this.#baseline;
    if (before === null || baseline === null) return {};
    const comparison = compareRuns(before, { ...run, footer: null });
    const fresh = run.findings.filter((line) => !isKnownFrom(before, line));
    return {
      baseline: baselineLine(baseline, comparison),
      outcome: {
        ...outcome,
        clauses: freshClauses(run.clauses, fresh),
        findings: fresh,
        regressed: comparisonExit(comparison) === EXIT.regressed,
      },
    };
  }
}
