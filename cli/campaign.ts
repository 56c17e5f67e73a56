// SPDX-License-Identifier: MIT
/** From the options of `run` to a campaign, checked as far as it can be before anything runs. */
import { randomInt } from "node:crypto";
import type { CampaignOptions, TargetSpec } from "../spec/campaign.ts";
import { CLAUSE_IDS, type ClauseId } from "../spec/clauses/index.ts";
import type { EngineApi, TargetDescription } from "../spec/engine-api.ts";
import { DEFAULT_ERA, type RunnableEra } from "../spec/eras.ts";
import type { ExporterKind } from "../spec/program.ts";
import type { Requirement, Shard } from "../spec/result-lines.ts";
import { targetText } from "../spec/target-text.ts";
import { UserError } from "../spec/user-error.ts";
import { chosenTarget, describeTarget, type TargetOptions } from "./engine.ts";
import { divergencePrograms, fixturePrograms, storyPrograms } from "./fixtures.ts";
import type { OutputOptions } from "./output.ts";
import type { ProgressMode } from "./progress.ts";
import type { ExitOptions } from "./set-exit.ts";
import { matching } from "./values.ts";

const DEFAULT_BUDGET_MS = 30_000;

export interface RunOptions extends OutputOptions, TargetOptions, ExitOptions {
  readonly era?: RunnableEra;
  readonly seed?: number;
  readonly budget?: number;
  readonly commands?: number;
  readonly clause?: readonly string[];
  readonly exporter?: readonly string[];
  readonly shard?: Shard;
  /** Folder of a run to go on with. */
  readonly resume?: string;
  readonly require: Requirement;
  readonly lenient?: boolean;
  readonly minHits: number;
  readonly maxFindings: number;
  readonly out: string;
  /** File of known failures. */
  readonly expect?: string;
  /** Results of an earlier run. */
  readonly baseline?: string;
  readonly progress: ProgressMode;
}

/** What is to run, and what the target says of itself. */
export interface Campaign {
  readonly options: CampaignOptions;
  readonly target: TargetDescription;
}

function chosenClauses(globs: readonly string[] | undefined, target: TargetDescription): ClauseId[] {
  if (globs === undefined) return [];
  const chosen = matching(globs, CLAUSE_IDS, "clause");
  if (chosen.some((id) => target.clauses.includes(id))) return chosen;
  throw new UserError(`no clause that ${target.name} can exercise matches ${globs.join(",")}`);
}

function chosenExporters(globs: readonly string[] | undefined, target: TargetDescription): ExporterKind[] {
  if (globs === undefined) return [];
  return matching(globs, target.exporters, `exporter of ${target.name} (it has ${target.exporters.join(", ")})`);
}

/** The era asked for, or the default one, or the only one the target has. */
export function chosenEra(wanted: RunnableEra | undefined, { eras, name }: TargetDescription): RunnableEra {
  const era = wanted ?? (eras.includes(DEFAULT_ERA) ? DEFAULT_ERA : eras[0]);
  if (era !== undefined && eras.includes(era)) return era;
  throw new UserError(`--era ${era}: ${name} is of era ${eras.join(", ")}`);
}

/** Without a limit of either kind a run takes 30 seconds. */
function budgetOf(options: RunOptions): number | null {
  return options.budget ?? (options.commands === undefined ? DEFAULT_BUDGET_MS : null);
}

/** The divergence register is about kernels; whoever else diverges breaks a clause. */
const runsKernel = ({ kind }: TargetSpec): boolean => kind === "linux" || kind === "agent";

/** Checks the options against the target and the register. */
export async function planCampaign(engine: EngineApi, options: RunOptions): Promise<Campaign> {
  const spec = chosenTarget(options);
  const target = await describeTarget(engine, spec);
  const only = chosenClauses(options.clause, target);
  const exporters = chosenExporters(options.exporter, target);
  const era = chosenEra(options.era, target);
  const available = exporters.length === 0 ? target.exporters : exporters;
  return {
    target,
    options: {
      target: spec,
      era,
      seed: options.seed ?? randomInt(1, 0x8000_0000),
      budgetMs: budgetOf(options),
      commandsMax: options.commands ?? null,
      only,
      fixtures: fixturePrograms((p) => p.era === era && available.includes(p.world.exporter.kind)),
      stories: storyPrograms(available),
      ...(runsKernel(spec) ? { divergences: divergencePrograms() } : {}),
      findingsMax: options.maxFindings,
      shard: options.shard ?? null,
      exporters,
    },
  };
}

/** The target as the header of the results names it. */
export function campaignTarget(campaign: Campaign): string {
  return targetText(campaign.options.target);
}
