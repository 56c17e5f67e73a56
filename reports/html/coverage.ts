// SPDX-License-Identifier: MIT
/** What was exercised as the run went on, from its progress lines. */
import type { ProgressLine } from "../../spec/result-lines.ts";
import type { Results } from "../results-file.ts";
import { type Chart, chartMarkup } from "./chart.ts";
import { html, type Markup } from "./markup.ts";
import { OUTCOMES } from "./outcomes.ts";
import type { Section } from "./section.ts";

/** Clauses that fired at all, and often enough, at each moment. */
function clausesOverTime(lines: readonly ProgressLine[], minHits: number): { some: number[]; enough: number[] } {
  const hits = new Map<string, number>();
  let enoughNow = 0;
  const some: number[] = [0];
  const enough: number[] = [0];
  for (const line of lines) {
    for (const [id, [more]] of Object.entries(line.hits)) {
      const before = hits.get(id) ?? 0;
      hits.set(id, before + more);
      if (before < minHits && before + more >= minHits) enoughNow++;
    }
    some.push(hits.size);
    enough.push(enoughNow);
  }
  return { some, enough };
}

/** Sums up to each moment, from nothing on. */
function running(changes: readonly number[]): number[] {
  let sum = 0;
  return [0, ...changes.map((change) => (sum += change))];
}

function outcomeSeries(lines: readonly ProgressLine[]): Chart["series"] {
  return OUTCOMES.map((outcome) => ({
    name: outcome,
    look: `o-${outcome}`,
    values: running(lines.map(({ outcomes }) => Object.values(outcomes).reduce((sum, o) => sum + o[outcome], 0))),
  })).filter(({ values }) => (values.at(-1) ?? 0) > 0);
}

function charts(lines: readonly ProgressLine[], minHits: number): Markup[] {
  const seconds = [0, ...lines.map(({ elapsedMs }) => elapsedMs / 1000)];
  const { some, enough } = clausesOverTime(lines, minHits);
  const clauses = [
    { name: "exercised", look: "k-1", values: some },
    { name: `at least ${minHits} times`, look: "k-2", values: enough },
  ];
  const transitions = [{ name: "transitions", look: "k-1", values: [0, ...lines.map((line) => line.transitions)] }];
  return [
    chartMarkup({ title: "Clauses exercised", seconds, series: clauses, stacked: false }),
    chartMarkup({ title: "Commands by outcome", seconds, series: outcomeSeries(lines), stacked: true }),
    chartMarkup({ title: "Different abstract transitions", seconds, series: transitions, stacked: false }),
  ];
}

/** The section. */
export function coverageSection({ progress, header }: Results): Section {
  const body =
    progress.length === 0
      ? html`<p>The run told of no progress.</p>`
      : html`<div class="charts">${charts(progress, header.options.minHits)}</div>`;
  return { id: "coverage", title: "Coverage over time", body };
}
