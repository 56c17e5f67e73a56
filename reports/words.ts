// SPDX-License-Identifier: MIT
/** Lines of words, as people write and review them: blanks between, quotation marks around what has blanks in it. */

const WORD = /(?:[^\s"]|"(?:[^"\\]|\\.)*")+/y;
const BLANKS = /\s*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/g;

const unquoted = (word: string): string =>
  word.replace(QUOTED, (_all, inside: string) => inside.replace(/\\(.)/g, "$1"));

export interface Words {
  readonly words: readonly string[];
  /** Where a quotation mark has no partner, counted from one; null: nowhere. */
  readonly openAt: number | null;
}

/** The words of a line, quotation marks taken off; one that begins with `#` and all behind it are a comment. */
export function wordsOf(line: string): Words {
  const words: string[] = [];
  for (let at = 0; ; ) {
    BLANKS.lastIndex = at;
    at += BLANKS.exec(line)?.[0].length ?? 0;
    if (at >= line.length || line[at] === "#") return { words, openAt: null };
    WORD.lastIndex = at;
    const word = WORD.exec(line)?.[0] ?? "";
    if (word === "" || line[at + word.length] === '"') return { words, openAt: at + word.length + 1 };
    words.push(unquoted(word));
    at += word.length;
  }
}

/** A word as it is written: in quotation marks where it would not be one word otherwise. */
export function wordText(word: string): string {
  if (/^[^\s\p{Cc}"\\#]+$/u.test(word)) return word;
  return `"${word.replace(/\p{Cc}/gu, " ").replace(/["\\]/g, "\\$&")}"`;
}
