// SPDX-License-Identifier: MIT
/** Changes to the text of an expectation file, made from a run: what is not touched stays as it was written. */
import type { EntryVerdict, FindingLine } from "../../spec/result-lines.ts";
import { wordText } from "../words.ts";
import type { Expectations } from "./expectation.ts";
import { type EntryJudgement, expectationOf, type Judged } from "./judge.ts";

/** A changed text, and the lines it lost or won. */
export interface Edit {
  readonly text: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** An expired entry that still matches is a decision for people; so is one whose clause fails in another way. */
const PRUNED: readonly EntryVerdict[] = ["XPASS", "STALE", "EMPTY"];

/** The text without entries that nothing matches any more. */
export function pruned(text: string, judgements: readonly EntryJudgement[]): Edit {
  const lines = new Set(judgements.filter(({ verdict }) => PRUNED.includes(verdict)).map(({ entry }) => entry.line));
  const rows = text.split("\n");
  const gone = (_row: string, index: number): boolean => lines.has(index + 1);
  return {
    text: rows.filter((row, index) => !gone(row, index)).join("\n"),
    removed: rows.filter(gone).map((row) => row.trimEnd()),
    added: [],
  };
}

export interface NewEntry {
  readonly bug: string;
  readonly until: string;
  /** The day on which it is written. */
  readonly added: string;
}

/** An entry for one finding, for runs of this target and era. */
function entryText({ finding, reproduced, verdict }: FindingLine, { header }: Judged, entry: NewEntry): string {
  const kind = verdict === "FLAKY" ? "FLAKY" : "FAIL";
  const seen = verdict === "FLAKY" ? ` "failed in ${reproduced.k} of ${reproduced.n} runs"` : "";
  const subject = finding.clause ?? finding.kind;
  // A line break has no place in a line; the pattern takes any character for it.
  const signature = wordText(`sig=${finding.signature.replace(/\p{Cc}/gu, "?")}`);
  const conditions = `if era=${header.era} ${wordText(`target=${header.target}`)}`;
  const { bug, until, added } = entry;
  return `${kind.padEnd(5)} ${subject}  ${signature}  ${conditions}  bug=${bug} until=${until} added=${added}${seen}`;
}

/** The text with an entry more for each finding that no entry knows. */
export function updated(text: string, file: Expectations, run: Judged, entry: NewEntry): Edit {
  const news = run.findings.filter((line) => expectationOf(file, line, run, entry.added) === null);
  const added = [...new Set(news.map((line) => entryText(line, run, entry)))];
  const end = text === "" || text.endsWith("\n") ? "" : "\n";
  return { text: text + end + added.map((row) => `${row}\n`).join(""), removed: [], added };
}
