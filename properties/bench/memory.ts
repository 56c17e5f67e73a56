// SPDX-License-Identifier: MIT
import { DEFAULT_ERA } from "../../spec/eras.ts";
import type { Target } from "../../spec/target.ts";
import { Campaign } from "../campaign/campaign.ts";

const SAMPLE_COMMANDS = 500_000;

export interface Memory {
  readonly commands: number;
  /** Resident set after each half million commands, in megabytes. */
  readonly residentMegabytes: readonly number[];
}

/** Resident memory over a long run. */
export function measureMemory(target: Target, commandsMax: number): Memory {
  const residentMegabytes: number[] = [];
  const campaign = new Campaign(
    target,
    {
      target: { kind: "reference" },
      era: DEFAULT_ERA,
      seed: 1,
      budgetMs: null,
      commandsMax,
      only: [],
      fixtures: [],
      findingsMax: 1,
      exporters: [],
    },
    {
      onProgress: ({ commands }) => {
        if (commands >= (residentMegabytes.length + 1) * SAMPLE_COMMANDS) {
          residentMegabytes.push(Math.round(process.memoryUsage.rss() / 1e6));
        }
      },
      onFinding: () => undefined,
      stop: () => false,
      clock: () => 0,
    },
  );
  return { commands: campaign.run().commands, residentMegabytes };
}
