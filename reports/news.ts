// SPDX-License-Identifier: MIT
/** What changed since an earlier run, told case by case: for formats that have no table of it. */
import type { BaselineLine, Change } from "../spec/result-lines.ts";
import { arrowText, comparisonTotal } from "./comparison-text.ts";
import type { Results } from "./results-file.ts";

type Transition = BaselineLine["transitions"][number];

const WORDS: Readonly<Record<Change, string>> = {
  new: "new since the baseline",
  worse: "worse than in the baseline",
  lost: "held in the baseline, and was not judged",
  fixed: "fixed since the baseline",
  known: "as in the baseline",
  unseen: "failed in the baseline, and was not judged",
  gained: "not judged in the baseline",
};

/** A case that changed, or still fails. */
export interface News {
  readonly change: Change;
  /** `new since the baseline, [PASS] → [FAIL]` */
  readonly text: string;
  /** Signatures that the earlier run had as well. */
  readonly old: readonly string[];
}

/** A failure that an expectation names need not be one that the baseline had. */
function wordsOf({ change, same }: Transition): string {
  return change === "known" && same.length === 0 ? "as is expected of it" : WORDS[change];
}

const newsOf = (transition: Transition): News => ({
  change: transition.change,
  text: `${wordsOf(transition)}, ${arrowText(transition)}`,
  old: transition.same,
});

/** By clause, or by the kind of what no clause names; empty where there is no baseline. */
export function newsBySubject({ baseline }: Pick<Results, "baseline">): ReadonlyMap<string, News> {
  return new Map(baseline?.transitions.map((transition) => [transition.subject, newsOf(transition)]));
}

/** `out/base: 2 new · 330 clauses unchanged`; null: there is no baseline. */
export function baselineTotal({ baseline, header }: Pick<Results, "baseline" | "header">): string | null {
  if (baseline === undefined) return null;
  return `${baseline.file}: ${comparisonTotal({ ...baseline, before: baseline, after: header })}`;
}
