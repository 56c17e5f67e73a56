// SPDX-License-Identifier: MIT
/** How long it takes to shrink what a wrong kernel does wrong. */
import { cacheOf } from "../../impl/targets/linux/build/cache.ts";
import { builtKernels, moduleHash, targetOf } from "../../impl/targets/linux/build/kernel-manifest.ts";
import type { CampaignOptions, TargetSpec } from "../../spec/campaign.ts";
import type { RunnableEra } from "../../spec/eras.ts";
import { parseTarget } from "../../spec/target-text.ts";
import { FROM_THE_START } from "../campaign/campaign.ts";
import { Remote, TargetLoadError } from "../remote/remote.ts";

/** Longer than any kernel edit takes to be found. */
const BUDGET_MS = 60_000;
const SILENCE_MS_MAX = 120_000;

/** Milliseconds by target, of all edited kernels of the era that are built, or why there are none; null: none is built. */
export async function measureKernelShrinking(era: RunnableEra): Promise<Record<string, number | string> | null> {
  const hash = moduleHash();
  const edited = builtKernels(cacheOf()).filter(
    ({ manifest }) => manifest.era === era && manifest.variant.edit !== null && manifest.moduleHash === hash,
  );
  const figures: Record<string, number | string> = {};
  for (const kernel of edited) {
    const name = targetOf(kernel);
    if (!(name in figures)) figures[name] = await shrinkMs(parseTarget(name), era);
  }
  return edited.length === 0 ? null : figures;
}

async function shrinkMs(target: TargetSpec, era: RunnableEra): Promise<number | string> {
  const remote = await Remote.start(target, null).catch((error: unknown) => {
    // Some wrong kernels do not boot.
    if (error instanceof TargetLoadError) return error.message;
    throw error;
  });
  if (typeof remote === "string") return remote;
  try {
    const options: CampaignOptions = {
      target,
      era,
      seed: 1,
      budgetMs: BUDGET_MS,
      commandsMax: null,
      only: [],
      fixtures: [],
      findingsMax: 1,
      exporters: [],
    };
    const { findings } = await remote.ask({ do: "campaign", options, start: FROM_THE_START }, SILENCE_MS_MAX);
    const [finding] = findings;
    if (finding === undefined) return "nothing found";
    const { seed, path } = finding.provenance;
    const program = await remote.ask({ do: "redraw", options, seed, path }, SILENCE_MS_MAX);
    if (program === null) throw new Error(`seed ${seed} path ${path} draws nothing`);
    const before = performance.now();
    await remote.ask({ do: "shrink", program, signature: null }, SILENCE_MS_MAX);
    return Math.round(performance.now() - before);
  } finally {
    await remote.stop();
  }
}
