// SPDX-License-Identifier: MIT
/** Goes on with a run that ended early: same options, next round, what is left of the budget. */
import type { Command } from "commander";
import { tallyOf } from "../reports/progress-line.ts";
import type { Results } from "../reports/results-file.ts";
import type { CampaignResume } from "../spec/campaign.ts";
import type { FindingLine, HeaderLine } from "../spec/result-lines.ts";
import { canonicalJson } from "../spec/u64.ts";
import { UserError } from "../spec/user-error.ts";
import type { RunOptions } from "./campaign.ts";

/** Options that say how results are shown, not what runs. */
const SHOWN: readonly string[] = ["resume", "progress", "json", "color", "exitStyle"];

/** Everything else is what the run was begun with: to give it again, or otherwise, is a mistake. */
export function refuseOthers(command: Command): void {
  const given = command.options.find((option) => {
    const name = option.attributeName();
    return !SHOWN.includes(name) && command.getOptionValueSource(name) === "cli";
  });
  if (given === undefined) return;
  throw new UserError(`${given.long} does not go with --resume: a run goes on with the options it was begun with`);
}

/** The options a run was begun with. */
export function optionsOf({ target, era, seed, options }: HeaderLine, shown: RunOptions, out: string): RunOptions {
  const { budgetMs, commandsMax, only, exporters, minHits, require, lenient, maxFindings, shard, expect, baseline } =
    options;
  const { json, color, progress, exitStyle } = shown;
  return {
    ...{ target, era, seed, minHits, require, lenient, maxFindings, out, color, progress },
    ...(exitStyle === undefined ? {} : { exitStyle }),
    ...(json === undefined ? {} : { json }),
    ...(budgetMs === null ? {} : { budget: budgetMs }),
    ...(commandsMax === null ? {} : { commands: commandsMax }),
    ...(only.length === 0 ? {} : { clause: only }),
    ...(exporters.length === 0 ? {} : { exporter: exporters }),
    ...(shard === null ? {} : { shard }),
    ...(expect === null ? {} : { expect }),
    ...(baseline === null ? {} : { baseline }),
  };
}

/** Another suite or another target would not go on with the same run. */
export function checkSame(before: HeaderLine, now: HeaderLine, out: string): void {
  const names = ["suite", "spec", "target", "era", "seed", "options", "capabilities"] as const;
  const changed = names.find((name) => canonicalJson(before[name]) !== canonicalJson(now[name]));
  if (changed !== undefined)
    throw new UserError(`${out}: cannot go on: the ${changed} of the run changed since it began`);
}

const isCounted = ({ round }: FindingLine, next: number): boolean => (round === null ? next > 0 : round < next);

/** What the engine goes on from. Findings of a round that was cut off come again with it. */
export function resumeOf({ progress, findings }: Results): CampaignResume {
  const tally = tallyOf(progress);
  return { tally, findings: findings.filter((line) => isCounted(line, tally.round)).map(({ finding }) => finding) };
}
