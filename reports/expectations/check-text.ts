// SPDX-License-Identifier: MIT
/** What became of an expectation file, for people; and the exit code that says it. */
import type { EntryVerdict, ExpectationsLine } from "../../spec/result-lines.ts";
import { EXIT } from "../exit-code.ts";
import { hang } from "../layout.ts";
import type { Paint } from "../paint.ts";
import { plainText } from "../prepared.ts";

/** Each with a code of its own; where several apply, the first of them here decides. */
const ENTRY_EXITS: readonly (readonly [EntryVerdict, number])[] = [
  ["EMPTY", EXIT.entryEmpty],
  ["WIDE", EXIT.entryWide],
  ["XDIFF", EXIT.violated],
  ["EXPIRED", EXIT.entryExpired],
  ["STALE", EXIT.entryStale],
  ["XPASS", EXIT.stale],
];

type EntryLine = ExpectationsLine["entries"][number];

/** The exit code of `expect check`. */
export function entriesExit(entries: readonly Pick<EntryLine, "verdict">[]): number {
  const found = ENTRY_EXITS.find(([wanted]) => entries.some(({ verdict }) => verdict === wanted));
  return found?.[1] ?? EXIT.ok;
}

const isWrong = ({ verdict }: EntryLine): boolean => ENTRY_EXITS.some(([wrong]) => wrong === verdict);

/** Where, verdict, what it is about, why. */
function entryLines(file: string, { line, pattern, verdict, reason }: EntryLine, paint: Paint): string[] {
  const text = plainText(`${file}:${line} ${pattern}: ${reason}`);
  const [first = "", ...others] = hang(`${" ".repeat(verdict.length)}  `, text);
  return [`${paint.bad(verdict)}${first.slice(verdict.length)}`, ...others];
}

/** `2 entries · 1 MATCHED · 1 STALE` */
export function entriesTotal({ entries }: ExpectationsLine): string {
  const verdicts = [...new Set(entries.map(({ verdict }) => verdict))];
  const counts = verdicts.map((name) => `${entries.filter(({ verdict }) => verdict === name).length} ${name}`);
  return [entries.length === 1 ? "1 entry" : `${entries.length} entries`, ...counts].join(" · ");
}

/** Entries that need a hand, one below the other, and how many of each verdict there are. */
export function checkLines(line: ExpectationsLine, paint: Paint): string[] {
  const wrong = line.entries.filter(isWrong);
  return [...wrong.flatMap((entry) => entryLines(line.file, entry, paint)), entriesTotal(line)];
}
