// SPDX-License-Identifier: MIT
import type { CampaignResult } from "../../spec/campaign.ts";

/** The parts of one campaign as one result: counters add up, what was expected of any was expected of all. */
export function mergeResults(parts: readonly CampaignResult[]): CampaignResult {
  const sum = (of: (part: CampaignResult) => number): number => parts.reduce((n, part) => n + of(part), 0);
  return {
    hits: addUp(parts.map((p) => p.hits)),
    expected: parts[0]?.expected ?? [],
    commandHits: addUp(parts.map((p) => p.commandHits)),
    commands: sum((p) => p.commands),
    negativeCommands: sum((p) => p.negativeCommands),
    programs: sum((p) => p.programs),
    findings: parts.flatMap((p) => p.findings),
    divergences: parts.flatMap((p) => p.divergences ?? []),
    interrupted: parts.some((p) => p.interrupted),
    elapsedMs: sum((p) => p.elapsedMs),
  };
}

function addUp<K extends string>(counters: readonly Partial<Record<K, number>>[]): Partial<Record<K, number>> {
  const total: Partial<Record<K, number>> = {};
  for (const counter of counters) {
    for (const key of Object.keys(counter) as K[]) total[key] = (total[key] ?? 0) + (counter[key] ?? 0);
  }
  return total;
}
