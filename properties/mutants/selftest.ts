// SPDX-License-Identifier: MIT
/** Plants one defect after the other and sees that each dies by its own clause. */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { MUTANTS } from "../../impl/mutants/index.ts";
import type { Mutant } from "../../impl/mutants/mutant.ts";
import type { CampaignOptions } from "../../spec/campaign.ts";
import type { MutantInfo, MutantResult, SelftestOptions } from "../../spec/engine-api.ts";
import { DEFAULT_ERA } from "../../spec/eras.ts";
import type { Finding } from "../../spec/finding.ts";
import type { Target } from "../../spec/target.ts";
import { Campaign } from "../campaign/campaign.ts";
import { buildMutant } from "./build.ts";

/** Distinct findings looked at per mutant: a defect may show in more than one way before its own clause does. */
const FINDINGS_MAX = 24;

export function mutantInfos(): MutantInfo[] {
  return Object.entries(MUTANTS).map(([id, { clause, title }]) => ({ id, clause, title }));
}

/** The mutant of an id; the caller has checked that it exists. */
export function mutantOf(id: string): Mutant {
  const mutant = MUTANTS[id];
  if (mutant === undefined) throw new Error(`no mutant ${id}`);
  return mutant;
}

/** Loads the reference target with the defect planted. */
export async function plantedTarget(root: string, id: string, mutant: Mutant = mutantOf(id)): Promise<Target> {
  const path = await buildMutant(root, id, mutant);
  const bundle = (await import(pathToFileURL(path).href)) as { referenceTarget: () => Target };
  await rm(dirname(path), { recursive: true });
  return bundle.referenceTarget();
}

/** Plants one defect and looks for it. */
export async function huntMutant(
  root: string,
  id: string,
  mutant: Mutant,
  options: Pick<SelftestOptions, "seed" | "commandsMax" | "era">,
  onOwn: (finding: Finding) => void = () => undefined,
): Promise<MutantResult> {
  const target = await plantedTarget(root, id, mutant);
  const first = hunt(target, id, mutant, options, FIRST);
  const looks = first.own === null ? [first, lookAgain(target, id, mutant, options, first)] : [first];
  const own = looks.at(-1)?.own ?? null;
  if (own !== null) onOwn(own);
  const commands = looks.reduce((sum, look) => sum + look.commands, 0);
  return judge(id, mutant, own, first.findings, commands);
}

interface Hunt {
  readonly own: Finding | null;
  readonly findings: readonly Finding[];
  readonly commands: number;
}

const FIRST = { ownOnly: false };
const OWN_ONLY = { ownOnly: true };

/** Any other seed: what one has no luck with, the next one mostly has. */
const OTHER_SEED = 0x5bd1_e995;

/** Looks for the own clause alone: with the same seed where a defect shows in very many ways, else with another one. */
function lookAgain(
  target: Target,
  id: string,
  mutant: Mutant,
  options: Pick<SelftestOptions, "seed" | "commandsMax" | "era">,
  { findings }: Hunt,
): Hunt {
  const seed = findings.length >= FINDINGS_MAX ? options.seed : options.seed ^ OTHER_SEED;
  return hunt(target, id, mutant, { ...options, seed }, OWN_ONLY);
}

function hunt(
  target: Target,
  id: string,
  mutant: Mutant,
  { seed, commandsMax, era }: Pick<SelftestOptions, "seed" | "commandsMax" | "era">,
  { ownOnly }: { readonly ownOnly: boolean },
): Hunt {
  let own: Finding | null = null;
  const options: CampaignOptions = {
    target: { kind: "reference", mutant: id },
    era: era ?? mutant.era ?? DEFAULT_ERA,
    ...{ seed, commandsMax, budgetMs: null },
    only: ownOnly ? [mutant.clause] : [],
    fixtures: [],
    findingsMax: FINDINGS_MAX,
    exporters: mutant.exporter === undefined ? [] : [mutant.exporter],
  };
  const campaign = new Campaign(target, options, {
    onProgress: () => undefined,
    onFinding: (finding) => {
      if (finding.clause === mutant.clause) own ??= finding;
    },
    stop: () => own !== null,
    clock: () => 0,
  });
  const { findings, commands } = campaign.run();
  return { own, findings, commands };
}

function judge(
  id: string,
  mutant: Mutant,
  own: Finding | null,
  findings: readonly Finding[],
  commands: number,
): MutantResult {
  const killer = own ?? findings[0] ?? null;
  const others = [...new Set(findings.map((f) => f.signature))].filter((s) => s !== killer?.signature);
  return {
    mutant: id,
    clause: mutant.clause,
    killedBy: killer?.clause ?? null,
    commands,
    minimalSteps: killer?.program.steps.length ?? null,
    ok: own !== null,
    note: own !== null ? null : killer === null ? "lived" : `died by ${[killer.signature, ...others].join(", ")}`,
  };
}
