// SPDX-License-Identifier: MIT
/** How many commands a run draws until it finds a defect: of each mutant that repeats a bug of the past, or of any other. */
import { MUTANTS } from "../../impl/mutants/index.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import { mutantOf, plantedTarget } from "../mutants/selftest.ts";
import { huntOne } from "./hunt-one.ts";
import { median } from "./median.ts";

/** What half of the seeds should take at most. */
const MEDIAN_MAX = 500_000;
/** Commands after which a seed counts as a miss. */
const COMMANDS_MAX = 2 * MEDIAN_MAX;

export interface BugFigures {
  readonly mutant: string;
  /** Row of the historical bug corpus, if it repeats one. */
  readonly bug: string | null;
  readonly clause: ClauseId;
  readonly missed: number;
  /** Null: half of the seeds or more found nothing. */
  readonly commandsMedian: number | null;
  readonly commandsWorst: number | null;
}

export interface Bugs {
  readonly seeds: number;
  readonly mutants: number;
  readonly missed: number;
  /** The worst of the medians; null: one has none. */
  readonly commandsMedianWorst: number | null;
  /** Mutants that take longer than they should. */
  readonly tooLong: readonly string[];
  readonly perMutant: readonly BugFigures[];
}

/** The mutants that repeat bugs of the past. */
export const PAST_BUGS: readonly string[] = Object.keys(MUTANTS).filter((id) => mutantOf(id).bug !== undefined);

export async function measureBugs(root: string, seeds: number, ids: readonly string[]): Promise<Bugs> {
  const perMutant: BugFigures[] = [];
  for (const id of ids) perMutant.push(await measureOne(root, seeds, id));
  const medians = perMutant.map(({ commandsMedian }) => commandsMedian ?? Number.POSITIVE_INFINITY);
  const tooLong = perMutant.filter((_, at) => (medians[at] ?? 0) > MEDIAN_MAX).map(({ mutant }) => mutant);
  return {
    seeds,
    mutants: ids.length,
    missed: perMutant.reduce((sum, { missed }) => sum + missed, 0),
    commandsMedianWorst: finite(Math.max(...medians)),
    tooLong,
    perMutant,
  };
}

async function measureOne(root: string, seeds: number, id: string): Promise<BugFigures> {
  const { clause, bug = null } = mutantOf(id);
  const target = await plantedTarget(root, id);
  const commands = Array.from(
    { length: seeds },
    (_, seed) => huntOne(id, target, seed, COMMANDS_MAX)?.commands ?? Number.POSITIVE_INFINITY,
  );
  const missed = commands.filter((count) => !Number.isFinite(count)).length;
  const figures = { commandsMedian: finite(median(commands)), commandsWorst: finite(Math.max(...commands)) };
  process.stderr.write(`${id}: ${figures.commandsMedian ?? "not found"}\n`);
  return { mutant: id, bug, clause, missed, ...figures };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
