// SPDX-License-Identifier: MIT
import type { Source } from "./sources.ts";

export interface FunctionSpan {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

const START =
  /^( *)(?:export )?(?:default )?(?:async )?(?:function\*? (\w+)|(?:private |public |static |async |override |\*)*(\w+)\([^;]*\)?.*\{$)/;
const KEYWORDS: ReadonlySet<string> = new Set(["if", "for", "while", "switch", "catch", "return", "else", "do"]);

/** Functions and methods of a formatted source: from the head to the brace in the same column. */
export function functionsOf(source: Source): FunctionSpan[] {
  const spans: FunctionSpan[] = [];
  source.lines.forEach((text, at) => {
    const match = START.exec(text);
    const name = match?.[2] ?? match?.[3];
    if (match === null || name === undefined || KEYWORDS.has(name)) return;
    const close = `${match[1] ?? ""}}`;
    const end = source.lines.findIndex(
      (line, i) => i > at && (line === close || line === `${close},` || line === `${close};`),
    );
    if (end > at) spans.push({ name, line: at + 1, lines: end - at + 1 });
  });
  return spans;
}
