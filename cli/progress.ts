// SPDX-License-Identifier: MIT
import { duration, grouped, plural } from "../reports/layout.ts";
import type { Progress } from "../spec/campaign.ts";
import type { Finding } from "../spec/finding.ts";

export const PROGRESS_MODES = ["auto", "plain", "off"] as const;

export type ProgressMode = (typeof PROGRESS_MODES)[number];

/** What a run may still use. */
export interface Budget {
  readonly budgetMs: number | null;
  readonly commandsMax: number | null;
}

const PLAIN_EVERY_MS = 5000;
const LIVE_EVERY_MS = 100;

function left({ budgetMs, commandsMax }: Budget, progress: Progress): string {
  if (budgetMs !== null) return `${Math.max(0, Math.ceil((budgetMs - progress.elapsedMs) / 1000))} s left`;
  if (commandsMax !== null) return `${grouped(Math.max(0, commandsMax - progress.commands))} commands left`;
  return duration(progress.elapsedMs);
}

/** The progress line. */
export function progressText(budget: Budget, progress: Progress): string {
  const perSecond = progress.elapsedMs > 0 ? (progress.commands * 1000) / progress.elapsedMs : 0;
  return [
    `${progress.clausesExercised}/${progress.clausesExpected} clauses exercised`,
    `${grouped(perSecond)} commands/s`,
    plural(progress.findings, "finding"),
    left(budget, progress),
  ].join(" · ");
}

/** Shows how a run goes, on standard error. */
export class ProgressView {
  readonly #budget: Budget;
  readonly #live: boolean;
  readonly #off: boolean;
  #shownMs = Number.NEGATIVE_INFINITY;

  constructor(mode: ProgressMode, budget: Budget) {
    this.#budget = budget;
    this.#live = mode === "auto" && process.stderr.isTTY === true;
    this.#off = mode === "off" || (mode === "auto" && !this.#live);
  }

  show(progress: Progress): void {
    const everyMs = this.#live ? LIVE_EVERY_MS : PLAIN_EVERY_MS;
    if (this.#off || progress.elapsedMs - this.#shownMs < everyMs) return;
    this.#shownMs = progress.elapsedMs;
    const text = progressText(this.#budget, progress);
    process.stderr.write(this.#live ? `\r\x1b[2K${text.slice(0, (process.stderr.columns || 100) - 1)}` : `${text}\n`);
  }

  found(finding: Finding): void {
    if (this.#off) return;
    this.clear();
    const what = finding.clause ?? finding.kind;
    process.stderr.write(`found ${what}, ${plural(finding.program.steps.length, "step")}: ${finding.signature}\n`);
  }

  /** Takes the live line away. */
  clear(): void {
    if (this.#live) process.stderr.write("\r\x1b[2K");
  }
}
