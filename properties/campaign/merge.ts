// SPDX-License-Identifier: MIT
import type { CampaignResult } from "../../spec/campaign.ts";
import { addTallies } from "../../spec/tally.ts";

/** The parts of one campaign as one result: counters add up, what was expected of any was expected of all. */
export function mergeResults(parts: readonly CampaignResult[]): CampaignResult {
  return {
    ...addTallies(parts),
    expected: parts[0]?.expected ?? [],
    findings: parts.flatMap((p) => p.findings),
    divergences: parts.flatMap((p) => p.divergences ?? []),
    interrupted: parts.some((p) => p.interrupted),
  };
}
