// SPDX-License-Identifier: MIT
/** Every mutant, many seeds: how small its finding gets, whether always the same, and what that takes. */
import { MUTANTS } from "../../impl/mutants/index.ts";
import { canonicalJson } from "../../spec/u64.ts";
import { plantedTarget } from "../mutants/selftest.ts";
import { type Hit, huntOne } from "./hunt-one.ts";
import { median } from "./median.ts";

/** Commands after which a seed counts as a miss. */
const COMMANDS_MAX = 500_000;
/** The bound on executions holds for programs up to this length. */
const SHORT_STEPS_MAX = 6;

export interface MutantShrinking {
  readonly mutant: string;
  readonly found: number;
  readonly missed: number;
  /** Signature of the mutant's own clause that most seeds ended with. */
  readonly signature: string;
  readonly minimumSteps: number;
  readonly worstSteps: number;
  readonly meanRatio: number;
  readonly forms: number;
  readonly executionsP90: number;
  readonly commandsToBugMedian: number;
  /** Findings whose reduction ended with another signature than it began with. */
  readonly slipped: number;
}

export interface Shrinking {
  readonly seeds: number;
  readonly mutants: number;
  readonly ratioMedian: number;
  readonly ratioMean: number;
  readonly ratioWorst: number;
  readonly executionsP90UpToSixSteps: number;
  readonly slipped: number;
  readonly missed: number;
  /** Mutants with more than one normal form, and how many. */
  readonly severalForms: Readonly<Record<string, number>>;
  readonly perMutant: readonly MutantShrinking[];
}

export async function measureShrinking(root: string, seeds: number, ids: readonly string[]): Promise<Shrinking> {
  const perMutant: MutantShrinking[] = [];
  const ratios: number[] = [];
  const shortExecutions: number[] = [];
  for (const id of ids) {
    const target = await plantedTarget(root, id);
    const hits = Array.from({ length: seeds }, (_, seed) => huntOne(id, target, seed, COMMANDS_MAX)).filter(
      (h) => h !== null,
    );
    const { row, steps, executions } = summarise(id, hits, seeds);
    perMutant.push(row);
    ratios.push(...steps.map((n) => n / row.minimumSteps));
    if (row.minimumSteps <= SHORT_STEPS_MAX) shortExecutions.push(...executions);
  }
  return {
    seeds,
    mutants: ids.length,
    ratioMedian: median(ratios),
    ratioMean: ratios.reduce((a, b) => a + b, 0) / ratios.length,
    ratioWorst: Math.max(...ratios),
    executionsP90UpToSixSteps: percentile(shortExecutions, 0.9),
    slipped: perMutant.reduce((n, m) => n + m.slipped, 0),
    missed: perMutant.reduce((n, m) => n + m.missed, 0),
    severalForms: Object.fromEntries(perMutant.filter((m) => m.forms > 1).map((m) => [m.mutant, m.forms])),
    perMutant,
  };
}

function summarise(
  id: string,
  hits: readonly Hit[],
  seeds: number,
): { row: MutantShrinking; steps: number[]; executions: number[] } {
  const signature = mostFrequent(hits.map((h) => h.finding.signature));
  const own = hits.filter((h) => h.finding.signature === signature);
  const steps = own.map((h) => h.finding.program.steps.length);
  const executions = own.map((h) => h.finding.certificate.executions);
  const minimumSteps = Math.min(...steps);
  const row: MutantShrinking = {
    mutant: id,
    found: hits.length,
    missed: seeds - hits.length,
    signature,
    minimumSteps,
    worstSteps: Math.max(...steps),
    meanRatio: steps.reduce((a, b) => a + b, 0) / steps.length / minimumSteps,
    forms: new Set(own.map((h) => canonicalJson(h.finding.program))).size,
    executionsP90: percentile(executions, 0.9),
    commandsToBugMedian: median(hits.map((h) => h.commands)),
    slipped: own.filter((h) => !h.finding.certificate.minimal).length,
  };
  return { row, steps, executions };
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

/** All mutants. */
export const ALL_MUTANTS: readonly string[] = Object.keys(MUTANTS);
