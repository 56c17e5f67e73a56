// SPDX-License-Identifier: MIT
/** Results as reports for people and other programs take them: every clause judged, no text that does more than be read. */
import { CLAUSE_IDS } from "../spec/clauses/index.ts";
import { tallyOf } from "./progress-line.ts";
import type { Results } from "./results-file.ts";
import { verdictsOf } from "./verdicts.ts";

/** Control characters, line breaks and what turns the direction of writing: they would act where text is shown. */
const ACTING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text from a target, on one line: what would act is shown as its number. */
export function plainText(text: string): string {
  return text.replace(ACTING, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** Verdicts of a run that did not get to write them: from what it had counted and found. */
function judged(results: Results): Results {
  const { header, progress, findings, footer } = results;
  if (footer !== null || results.clauses.length > 0) return results;
  const { minHits, only, lenient } = header.options;
  const counted = { ...tallyOf(progress), expected: CLAUSE_IDS, findings };
  const clauses = verdictsOf(counted, { era: header.era, minHits, only, lenient });
  const unended = clauses.map((line) =>
    line.verdict === "NOT_EXERCISED" ? { ...line, reason: "the run did not come to its end" } : line,
  );
  return { ...results, clauses: unended };
}

/** Results ready to be shown. */
export function prepared(results: Results): Results {
  return plain(judged(results)) as Results;
}
