// SPDX-License-Identifier: MIT
/** What several tests need: a campaign over a target with few words. */
import type { CampaignOptions, CampaignResult } from "../spec/campaign.ts";
import type { ClauseId } from "../spec/clauses/index.ts";
import { DEFAULT_ERA } from "../spec/eras.ts";
import type { Finding } from "../spec/finding.ts";
import type { Target } from "../spec/target.ts";
import { Campaign } from "./campaign/campaign.ts";

export const QUICK: CampaignOptions = {
  target: { kind: "reference" },
  era: DEFAULT_ERA,
  seed: 1,
  budgetMs: null,
  commandsMax: 50_000,
  only: [],
  fixtures: [],
  findingsMax: 10,
  exporters: [],
};

/** Runs a campaign in this thread; it ends by its number of commands, never by the clock. */
export function campaign(target: Target, options: Partial<CampaignOptions> = {}): CampaignResult {
  const hooks = { onProgress: ignore, onFinding: ignore, stop: () => false, clock: () => 0 };
  return new Campaign(target, { ...QUICK, ...options }, hooks).run();
}

/** What is found until something breaks this clause; null: a throw or a hang, which none names. */
export function huntFor(target: Target, clause: ClauseId | null, options: Partial<CampaignOptions>): Finding[] {
  const findings: Finding[] = [];
  const hooks = {
    onProgress: ignore,
    onFinding: (finding: Finding) => findings.push(finding),
    stop: () => findings.some((finding) => finding.clause === clause),
    clock: () => 0,
  };
  new Campaign(target, { ...QUICK, ...options }, hooks).run();
  return findings;
}

/** A finding as a few lines: what tests compare. */
export function shortText(finding: Finding): string {
  const steps = finding.program.steps.map((step) => step.do).join(" ");
  return `${finding.signature}: ${steps}`;
}

function ignore(): void {}
