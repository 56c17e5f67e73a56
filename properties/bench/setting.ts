// SPDX-License-Identifier: MIT
/** What both sides of a comparison run: one setting for a number of tasks, the full mix, no faults, positive commands only. */
import { HANDLE_KINDS, type HandleKind } from "../../spec/command.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { DEFAULT_ERA } from "../../spec/eras.ts";
import { DEFAULT_CONFIG, DEFAULT_DEVICE, SCRIPTED_EXPORTER } from "../../spec/program.ts";
import { plansOf } from "../generate/plan.ts";
import type { Random } from "../generate/random.ts";
import { runningSums, type Swarm } from "../generate/swarm.ts";
import type { Setting } from "../lockstep/lockstep.ts";

export function benchSetting(tasks: number): Setting {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE, DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER };
  return { era: DEFAULT_ERA, config: DEFAULT_CONFIG, world: tasks === 1 ? world : { ...world, tasks } };
}

const LIVE_MAX = 6;

/** Length uniform up to a maximum, as stock generation draws it. */
export function benchSwarm(lengthMax: number): (random: Random, usable: readonly CommandName[]) => Swarm {
  const liveMax = Object.fromEntries(HANDLE_KINDS.map((kind) => [kind, LIVE_MAX])) as Record<HandleKind, number>;
  return (random, usable) => ({
    length: random.below(lengthMax + 1),
    negative: 0,
    faults: 0,
    replies: 0,
    liveMax,
    ...mixOf(usable),
  });
}

type Mix = Pick<Swarm, "plans" | "cumulative">;

const mixes = new WeakMap<readonly CommandName[], Mix>();

function mixOf(usable: readonly CommandName[]): Mix {
  let mix = mixes.get(usable);
  if (mix === undefined) {
    mix = { plans: plansOf(usable), cumulative: runningSums(usable) };
    mixes.set(usable, mix);
  }
  return mix;
}
