// SPDX-License-Identifier: MIT

import type { CommandName } from "../../spec/commands/index.ts";
import { covers, type RunnableEra } from "../../spec/eras.ts";
import type { Violation } from "../../spec/finding.ts";
import type { ExporterKind, ExporterSpec } from "../../spec/program.ts";
import { type AnyStep, PROGRAM_SCHEMA, type Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { Lockstep, type Setting } from "../lockstep/lockstep.ts";
import type { StepCounts } from "../lockstep/step-counts.ts";
import { drawStep } from "./draw-step.ts";
import { Random } from "./random.ts";
import { drawSwarm, type Swarm, usableCommands } from "./swarm.ts";
import { drawConfig, drawWorld } from "./world.ts";

/** What the programs of a run have in common. */
export interface Generator {
  readonly target: Target;
  readonly era: RunnableEra;
  readonly hits: Uint32Array;
  /** Counts what is drawn, where that is what runs. */
  readonly counts?: StepCounts;
  /** Commands not to draw: those known to hang the target. */
  readonly avoid: ReadonlySet<CommandName>;
  /** Exporters to draw worlds from; empty: all of the target's. */
  readonly exporters: readonly ExporterKind[];
  readonly lengthMax: number;
  /** Replace what would be drawn per program: for measurements that compare like with like. */
  readonly setting?: Setting;
  readonly swarm?: (random: Random, usable: readonly CommandName[]) => Swarm;
}

/** A program that was drawn and executed at once: each step depends on what the ones before it showed. */
export interface DrawnProgram {
  readonly setting: Setting;
  readonly executed: readonly AnyStep[];
  readonly violation: Violation | null;
  readonly negative: boolean;
  /** Its last step killed the only task, or made it wait for ever. */
  readonly endsEarly: boolean;
}

/** Draws, executes and judges one program. Everything follows from `seed` and the target's answers. */
export function drawAndRun(generator: Generator, seed: number): DrawnProgram {
  const random = new Random(seed);
  const { capabilities } = generator.target;
  const setting = generator.setting ?? drawSetting(generator, random);
  const usable = usableOf(generator, setting.world.exporter);
  const swarm = generator.swarm?.(random, usable) ?? drawSwarm(random, usable, generator.lengthMax, setting.world);
  const lockstep = new Lockstep(generator.target, setting, generator.hits, generator.counts);
  let open = true;
  for (let id = 1; open && id <= swarm.length; id++) {
    const step = drawStep(lockstep.judge, swarm, random, capabilities.faults, id);
    if (step === null) break;
    open = lockstep.run(step);
  }
  if (open) lockstep.finish();
  return {
    setting,
    executed: lockstep.executed,
    violation: lockstep.verdict,
    negative: swarm.negative > 0,
    endsEarly: lockstep.judge.state.ended,
  };
}

function drawSetting(generator: Generator, random: Random): Setting {
  const { capabilities } = generator.target;
  const wanted = generator.exporters;
  const offered = capabilities.exporters.filter((e) => covers(e.eras ?? {}, generator.era));
  const exporters = offered.filter((e) => wanted.length === 0 || wanted.includes(e.kind));
  const config = drawConfig(random);
  const world = drawWorld(random, exporters);
  // Without the option every map of an exporter that can pin pins, and nothing moves that anybody has mapped (MAP-21).
  const moveNotify = config.moveNotify || (world.exporter.moves === true && random.chance(0.6));
  return {
    era: generator.era,
    config: capabilities.config({ ...config, moveNotify }),
    world: capabilities.world(world),
  };
}

const usableCache = new WeakMap<Generator, Map<string, CommandName[]>>();

function usableOf(generator: Generator, { kind, moves = false }: ExporterSpec): CommandName[] {
  const { era, target, avoid } = generator;
  const byExporter = usableCache.get(generator) ?? new Map<string, CommandName[]>();
  const key = moves ? `${kind} that moves` : kind;
  usableCache.set(generator, byExporter);
  let usable = byExporter.get(key);
  if (usable === undefined) {
    usable = usableCommands(era, target.capabilities.commands, kind, moves).filter((c) => !avoid.has(c));
    byExporter.set(key, usable);
  }
  return usable;
}

/** The program a draw amounts to. */
export function programOf(drawn: Pick<DrawnProgram, "setting" | "executed">): Program {
  return { schema: PROGRAM_SCHEMA, ...drawn.setting, steps: drawn.executed };
}
