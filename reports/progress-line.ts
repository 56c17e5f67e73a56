// SPDX-License-Identifier: MIT
/** A tally as a line that says what is new in it, and back. Pure functions. */
import { EMPTY_TALLY, type OutcomeCounts, type Tally } from "../spec/campaign.ts";
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { ProgressLine } from "../spec/result-lines.ts";
import { addTallies } from "../spec/tally.ts";

function hitsSince(before: Tally, after: Tally): ProgressLine["hits"] {
  const changed: Partial<Record<ClauseId, [number, number]>> = {};
  for (const id of Object.keys(after.hits) as ClauseId[]) {
    const hits = (after.hits[id] ?? 0) - (before.hits[id] ?? 0);
    const programs = (after.programsByClause[id] ?? 0) - (before.programsByClause[id] ?? 0);
    if (hits > 0) changed[id] = [hits, programs];
  }
  return changed;
}

function outcomesSince(before: Tally["outcomes"], after: Tally["outcomes"]): ProgressLine["outcomes"] {
  const changed: Partial<Record<CommandName, OutcomeCounts>> = {};
  for (const [name, now] of Object.entries(after) as [CommandName, OutcomeCounts][]) {
    const old = before[name];
    const since = (status: keyof OutcomeCounts): number => now[status] - (old?.[status] ?? 0);
    const counts = {
      ...{ ok: since("ok"), error: since("error"), blocked: since("blocked") },
      ...{ died: since("died"), refused: since("refused") },
    };
    if (Object.values(counts).some((count) => count > 0)) changed[name] = counts;
  }
  return changed;
}

/** What was counted between two moments. */
export function progressLine(before: Tally, after: Tally): ProgressLine {
  const seen = new Set(before.transitions);
  const { round, commands, negativeCommands, programs } = after;
  return {
    t: "progress",
    ...{ round, commands, negativeCommands, programs },
    elapsedMs: Math.round(after.elapsedMs),
    hits: hitsSince(before, after),
    outcomes: outcomesSince(before.outcomes, after.outcomes),
    transitions: after.transitions.length,
    newTransitions: after.transitions.filter((number) => !seen.has(number)),
  };
}

function changeOf({ hits, outcomes, newTransitions }: ProgressLine): Tally {
  const pairs = Object.entries(hits);
  return {
    ...EMPTY_TALLY,
    hits: Object.fromEntries(pairs.map(([id, [count]]) => [id, count])),
    programsByClause: Object.fromEntries(pairs.map(([id, [, programs]]) => [id, programs])),
    outcomes: outcomes as Tally["outcomes"],
    transitions: newTransitions,
  };
}

/**
 * What a run had counted when it wrote the last of these lines. Where not even the first round was over nothing counts: what
 * comes before it runs once more.
 */
export function tallyOf(all: readonly ProgressLine[]): Tally {
  const lines = all.filter(({ round }) => round > 0);
  const last = lines.at(-1);
  if (last === undefined) return EMPTY_TALLY;
  const { round, commands, negativeCommands, programs, elapsedMs } = last;
  return { ...addTallies(lines.map(changeOf)), round, commands, negativeCommands, programs, elapsedMs };
}
