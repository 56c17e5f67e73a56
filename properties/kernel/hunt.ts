// SPDX-License-Identifier: MIT
/** Builds a kernel with one edit and sees whether a run finds it, blames what it breaks, and shrinks it. */
import { buildKernel } from "../../impl/targets/linux/build/build-kernel.ts";
import { cacheOf } from "../../impl/targets/linux/build/cache.ts";
import type { NamedEdit } from "../../impl/targets/linux/build/edit.ts";
import type { BuildReport } from "../../impl/targets/linux/build/stages.ts";
import type { TargetSpec } from "../../spec/campaign.ts";
import { isClauseId } from "../../spec/clauses/index.ts";
import type { RunnableEra } from "../../spec/eras.ts";
import type { Finding } from "../../spec/finding.ts";
import { PLAIN_KERNEL } from "../../spec/kernel-variant.ts";
import type { Program } from "../../spec/program.ts";
import { describeTarget, runCampaign } from "../engine.ts";

export interface HuntOptions {
  readonly era: RunnableEra;
  readonly seed: number;
  readonly budgetMs: number;
  /** Programs that run first. */
  readonly fixtures: readonly Program[];
}

/** What became of one edit. `waits`: no clause it breaks can be exercised yet. */
export interface Hunted {
  readonly edit: NamedEdit;
  readonly outcome: "found" | "missed" | "waits";
  readonly buildMs: number;
  /** The finding that blames a clause of the edit. */
  readonly finding: Finding | null;
  /** Commands until the run stopped, and how long it ran, shrinking included. */
  readonly commands: number;
  readonly runMs: number;
  /** Why the run broke off, if it did. */
  readonly broken: string | null;
}

const SILENT: BuildReport = { begin: () => undefined, tick: () => undefined, done: () => undefined };

/** Looks for one edit. */
export async function hunt(edit: NamedEdit, options: HuntOptions): Promise<Hunted> {
  const { era } = options;
  const began = performance.now();
  await buildKernel({ era, source: null, kasan: false, smp: false, edit }, cacheOf(), SILENT);
  const buildMs = performance.now() - began;
  const target: TargetSpec = { kind: "linux", era, variant: { ...PLAIN_KERNEL, edit: edit.name } };
  const nothing = { edit, buildMs, finding: null, commands: 0, runMs: 0, broken: null };
  try {
    const { clauses } = await describeTarget(target);
    if (!clauses.some((id) => edit.edit.clauses.includes(id))) return { ...nothing, outcome: "waits" };
    return { ...nothing, ...(await look(edit, target, options)) };
  } catch (error) {
    // A kernel that is wrong may confuse whoever asks it; the other edits are still to be looked for.
    if (!(error instanceof Error) || !["UserError", "TargetLoadError"].includes(error.name)) throw error;
    return { ...nothing, outcome: "missed", broken: error.message };
  }
}

/** Only a finding that blames what the edit breaks counts: what else it disturbs is not looked at. */
async function look(
  { edit }: NamedEdit,
  target: TargetSpec,
  { era, seed, budgetMs, fixtures }: HuntOptions,
): Promise<Pick<Hunted, "outcome" | "finding" | "commands" | "runMs">> {
  const only = edit.clauses.filter(isClauseId);
  const { findings, commands, elapsedMs } = await runCampaign(
    { target, era, seed, budgetMs, commandsMax: null, only, fixtures, findingsMax: 1, exporters: [] },
    () => undefined,
    () => undefined,
    () => false,
  );
  const [finding = null] = findings;
  return { outcome: finding === null ? "missed" : "found", finding, commands, runMs: elapsedMs };
}
