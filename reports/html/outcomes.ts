// SPDX-License-Identifier: MIT
import type { FooterLine } from "../../spec/result-lines.ts";
import { tallyOf } from "../progress-line.ts";
import type { Results } from "../results-file.ts";

/** How a command can end, in the order of charts and tables. */
export const OUTCOMES = ["ok", "error", "blocked", "died", "refused"] as const;

export type OutcomeSums = Readonly<Record<(typeof OUTCOMES)[number], number>>;

export const totalOf = (sums: OutcomeSums): number => OUTCOMES.reduce((sum, outcome) => sum + sums[outcome], 0);

/** How often each command ended in each way; of a run without an end, as far as it told. */
export function outcomesOf({ footer, progress }: Results): FooterLine["outcomes"] {
  return footer?.outcomes ?? tallyOf(progress).outcomes;
}
