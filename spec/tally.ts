// SPDX-License-Identifier: MIT
/** Tallies of parts of a run as one. Pure functions. */
import type { OutcomeCounts, Tally } from "./campaign.ts";

function addUp<K extends string>(
  counters: readonly Partial<Readonly<Record<K, number>>>[],
): Partial<Record<K, number>> {
  const total: Partial<Record<K, number>> = {};
  for (const counter of counters) {
    for (const key of Object.keys(counter) as K[]) total[key] = (total[key] ?? 0) + (counter[key] ?? 0);
  }
  return total;
}

const NO_OUTCOMES: OutcomeCounts = { ok: 0, error: 0, blocked: 0, died: 0, refused: 0 };

/** Ends of commands, added up. */
export function addOutcomes(all: readonly Tally["outcomes"][]): Tally["outcomes"] {
  const names = [...new Set(all.flatMap((outcomes) => Object.keys(outcomes)))] as (keyof Tally["outcomes"])[];
  const sum = (name: keyof Tally["outcomes"]) => ({ ...NO_OUTCOMES, ...addUp(all.map((o) => o[name] ?? NO_OUTCOMES)) });
  return Object.fromEntries(names.map((name) => [name, sum(name)]));
}

/** Counters add up; a transition counts once, and the last round is the last of any. */
export function addTallies(parts: readonly Tally[]): Tally {
  const sum = (of: (part: Tally) => number): number => parts.reduce((n, part) => n + of(part), 0);
  const transitions = new Set(parts.flatMap((part) => part.transitions));
  return {
    round: Math.max(0, ...parts.map((part) => part.round)),
    commands: sum((p) => p.commands),
    negativeCommands: sum((p) => p.negativeCommands),
    programs: sum((p) => p.programs),
    hits: addUp(parts.map((p) => p.hits)),
    programsByClause: addUp(parts.map((p) => p.programsByClause)),
    outcomes: addOutcomes(parts.map((p) => p.outcomes)),
    transitions: [...transitions].sort((a, b) => a - b),
    elapsedMs: sum((p) => p.elapsedMs),
  };
}
