// SPDX-License-Identifier: MIT
/** What a run comes to, in one line. */
import type { ClauseLine } from "../spec/result-lines.ts";
import { EXIT } from "./exit-code.ts";
import { plural } from "./layout.ts";
import type { Results } from "./results-file.ts";
import { countVerdicts, missingClauses } from "./verdicts.ts";

export interface Conclusion {
  readonly tone: "good" | "bad" | "warn";
  readonly text: string;
}

const as =
  (tone: Conclusion["tone"]) =>
  (text: string): Conclusion => ({ tone, text });
const good = as("good");
const bad = as("bad");
const warn = as("warn");

const notFollowed = (count: number): string => `${plural(count, "recommendation")} not followed`;

/** What did not hold: clauses, recommendations, and what no clause names. */
function failures({ clauses, findings }: Results): string[] {
  const failed = clauses.filter((clause) => clause.verdict === "FAIL");
  const should = failed.filter((clause) => clause.level === "should").length;
  const must = failed.length - should;
  const unnamed = findings.filter(({ finding, verdict }) => finding.clause === null && verdict === "FAIL").length;
  return [
    ...(must === 0 ? [] : [`${plural(must, "clause")} violated`]),
    ...(should === 0 ? [] : [notFollowed(should) + (must + unnamed === 0 ? " (--lenient lets it pass)" : "")]),
    ...(unnamed === 0 ? [] : [unnamed === 1 ? "1 hang or exception" : `${unnamed} hangs or exceptions`]),
  ];
}

/** What neither fails nor holds. */
function besides(clauses: readonly ClauseLine[]): string {
  const { WARN, XFAIL, FLAKY } = countVerdicts(clauses);
  const parts = [
    ...(WARN === 0 ? [] : [notFollowed(WARN)]),
    ...(XFAIL === 0 ? [] : [`${plural(XFAIL, "clause")} violated as known`]),
    ...(FLAKY === 0 ? [] : [`${plural(FLAKY, "clause")} violated now and then`]),
  ];
  return parts.map((part) => `, ${part}`).join("");
}

/** What failed was in the baseline as well, so that it does not fail the run. */
const isNothingNew = ({ baseline, footer }: Results): boolean =>
  baseline !== undefined && footer !== null && footer.exit !== EXIT.violated && !endedBySignal({ footer });

/** The line a reader looks for first. */
export function conclusionOf(report: Results): Conclusion {
  const { PASS, XPASS, FLAKY } = countVerdicts(report.clauses);
  const held = `${plural(PASS, "clause")} held`;
  const warned = besides(report.clauses);
  const failed = failures(report);
  if (failed.length > 0 && isNothingNew(report)) {
    return warn(`nothing new: ${failed.join(", ")} as in the baseline${warned}; ${held}`);
  }
  if (failed.length > 0) return bad(`does not conform: ${failed.join(", ")}${warned}; ${held}`);
  if (report.footer === null) return warn(`incomplete: the run did not come to its end; ${held}`);
  if (endedBySignal(report)) {
    return warn(`interrupted: no violation so far; ${held}`);
  }
  const missing = missingClauses(report.clauses, report.header.options.require).length;
  if (missing > 0) {
    const what = `${plural(missing, "required clause")} not exercised often enough (try a longer --budget)`;
    return warn(`undecided: ${what}; ${held}`);
  }
  if (XPASS > 0)
    return warn(`stale: ${plural(XPASS, "clause")} held that ${XPASS === 1 ? "is" : "are"} expected to fail; ${held}`);
  if (FLAKY > 0) return warn(`flaky: ${held}${warned}`);
  return good(`conforms: ${held}${warned}`);
}

/** Whether a signal ended the run. */
export const endedBySignal = ({ footer }: Pick<Results, "footer">): boolean =>
  footer?.exit === EXIT.interrupted || footer?.exit === EXIT.terminated;
