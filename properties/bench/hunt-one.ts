// SPDX-License-Identifier: MIT
import { DEFAULT_ERA } from "../../spec/eras.ts";
import type { Finding } from "../../spec/finding.ts";
import type { Target } from "../../spec/target.ts";
import { Campaign } from "../campaign/campaign.ts";
import { mutantOf } from "../mutants/selftest.ts";

export interface Hit {
  readonly finding: Finding;
  readonly commands: number;
}

/** The first finding of a seed that names the mutant's clause. */
export function huntOne(id: string, target: Target, seed: number, commandsMax: number): Hit | null {
  const { clause, era } = mutantOf(id);
  let own: Finding | null = null;
  const campaign = new Campaign(
    target,
    {
      target: { kind: "reference", mutant: id },
      era: era ?? DEFAULT_ERA,
      seed,
      budgetMs: null,
      commandsMax,
      only: [clause],
      fixtures: [],
      findingsMax: 1,
      exporters: [],
    },
    {
      onProgress: () => undefined,
      onFinding: (finding) => {
        own ??= finding;
      },
      stop: () => own !== null,
      clock: () => 0,
    },
  );
  const { commands } = campaign.run();
  return own === null ? null : { finding: own, commands };
}
