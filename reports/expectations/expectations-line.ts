// SPDX-License-Identifier: MIT
import type { ExpectationsLine } from "../../spec/result-lines.ts";
import type { EntryJudgement } from "./judge.ts";

/** What became of a file of known failures, as results keep it. */
export function expectationsLine(file: string, judgements: readonly EntryJudgement[]): ExpectationsLine {
  const entries = judgements.map(({ entry, verdict, reason }) => {
    const { line, kind, pattern, signature, bug, until, note } = entry;
    return { line, kind, pattern, signature, bug, until, note, verdict, reason };
  });
  return { t: "expectations", file, entries };
}
