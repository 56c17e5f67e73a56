// SPDX-License-Identifier: MIT
import type { FindingNote } from "../spec/campaign.ts";
import type { Finding } from "../spec/finding.ts";
import type { FindingLine } from "../spec/result-lines.ts";
import { findingFileName } from "./signature.ts";
import { levelOf, verdictOfViolation } from "./verdicts.ts";

/** Folder of the findings' files, beside the results. */
export const FINDINGS_FOLDER = "findings";

/**
 * What findings of one cause share: the clause, and the classes of what was expected and observed. The command differs
 * where two of them lead to the same mistake.
 */
export function causeOf({ clause, kind, signature }: Pick<Finding, "clause" | "kind" | "signature">): string {
  const [, , , ...classes] = signature.split("/");
  return [clause ?? "-", kind, ...classes].join("/");
}

/** The line about a finding, before any expectation is looked at. */
export function findingLine(finding: Finding, note: FindingNote, lenient: boolean): FindingLine {
  const { round, reproduced } = note;
  const steady = reproduced.k === reproduced.n;
  return {
    t: "finding",
    file: `${FINDINGS_FOLDER}/${findingFileName(finding)}`,
    verdict: steady ? verdictOfViolation(levelOf(finding.clause), lenient) : "FLAKY",
    known: null,
    reproduced,
    cause: causeOf(finding),
    round,
    finding,
  };
}
