// SPDX-License-Identifier: MIT
/** What both sides of a comparison run: one setting, the full mix, no faults, positive commands only. */
import { HANDLE_KINDS, type HandleKind } from "../../spec/command.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { DEFAULT_ERA } from "../../spec/eras.ts";
import { DEFAULT_CONFIG, DEFAULT_DEVICE, SCRIPTED_EXPORTER } from "../../spec/program.ts";
import type { Random } from "../generate/random.ts";
import { runningSums, type Swarm } from "../generate/swarm.ts";
import type { Setting } from "../lockstep/lockstep.ts";

export const BENCH_SETTING: Setting = {
  era: DEFAULT_ERA,
  config: DEFAULT_CONFIG,
  world: { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE, DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER },
};

const LIVE_MAX = 6;

/** Length uniform up to a maximum, as stock generation draws it. */
export function benchSwarm(lengthMax: number): (random: Random, usable: readonly CommandName[]) => Swarm {
  return (random, usable) => ({
    length: random.below(lengthMax + 1),
    negative: 0,
    faults: 0,
    replies: 0,
    liveMax: Object.fromEntries(HANDLE_KINDS.map((kind) => [kind, LIVE_MAX])) as Record<HandleKind, number>,
    commands: usable,
    cumulative: cached(usable),
  });
}

const sums = new WeakMap<readonly CommandName[], Float64Array>();

function cached(usable: readonly CommandName[]): Float64Array {
  let sum = sums.get(usable);
  if (sum === undefined) {
    sum = runningSums(usable);
    sums.set(usable, sum);
  }
  return sum;
}
