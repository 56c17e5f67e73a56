// SPDX-License-Identifier: MIT

import type { ClauseId } from "../../spec/clauses/index.ts";
import { type CommandName, signatureOf } from "../../spec/commands/index.ts";
import { covers, type RunnableEra } from "../../spec/eras.ts";
import type { Violation } from "../../spec/finding.ts";
import type { ExporterKind, ExporterSpec } from "../../spec/program.ts";
import { type AnyStep, PROGRAM_SCHEMA, type Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { Lockstep, type Setting } from "../lockstep/lockstep.ts";
import type { StepCounts } from "../lockstep/step-counts.ts";
import { drawStep } from "./draw-step.ts";
import { Random } from "./random.ts";
import { Story } from "./story.ts";
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
  /** Recorded programs of any era that some programs tell again. */
  readonly stories?: readonly Program[];
  /** Commands that show what the caller cares for: drawn more often. */
  readonly focus?: readonly CommandName[];
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
  /** The promise that says so; null: it ends as it should. */
  readonly endedBy: ClauseId | null;
}

/** Draws, executes and judges one program. Everything follows from `seed` and the target's answers. */
export function drawAndRun(generator: Generator, seed: number): DrawnProgram {
  const random = new Random(seed);
  const { capabilities } = generator.target;
  const story = drawStory(generator, random);
  const setting = generator.setting ?? drawSetting(generator, random, story);
  const usable = usableOf(generator, setting.world.exporter);
  const swarm = generator.swarm?.(random, usable) ?? drawSwarm(random, usable, generator, setting.world);
  const lockstep = new Lockstep(generator.target, setting, generator.hits, generator.counts);
  const length = story === null ? swarm.length : 2 * story.program.steps.length;
  let open = true;
  for (let id = 1; open && id <= length; id++) {
    const { judge } = lockstep;
    const step =
      story?.next(id, judge, capabilities.faults, random) ?? drawStep(judge, swarm, random, capabilities.faults, id);
    if (step === null) break;
    open = lockstep.run(step);
  }
  if (open) lockstep.finish();
  return {
    setting,
    executed: lockstep.executed,
    violation: lockstep.verdict,
    negative: swarm.negative > 0 || story !== null,
    endsEarly: lockstep.judge.state.ended,
    endedBy: lockstep.judge.state.endedBy,
  };
}

/** The target's exporters that programs are to be drawn for. */
function exportersOf({ target, era, exporters }: Generator): readonly ExporterSpec[] {
  const offered = target.capabilities.exporters.filter((e) => covers(e.eras ?? {}, era));
  return offered.filter((e) => exporters.length === 0 || exporters.includes(e.kind));
}

/** Share of programs that tell a story. */
const STORIES = 0.3;

function drawStory(generator: Generator, random: Random): Story | null {
  const { stories = [], setting } = generator;
  if (stories.length === 0 || setting !== undefined || !random.chance(STORIES)) return null;
  const program = random.pick(stories);
  const exporter = exportersOf(generator).find(({ kind }) => kind === program.world.exporter.kind);
  if (exporter === undefined || !canTell(generator, program)) return null;
  // Of a driver each era has its own ops.
  return new Story({ ...program, world: { ...program.world, exporter: ofOneEra(exporter) } });
}

function canTell({ target, era, avoid }: Generator, { steps }: Program): boolean {
  const { commands } = target.capabilities;
  return steps.every(
    ({ do: name }) => commands.has(name) && !avoid.has(name) && covers(signatureOf(name).eras ?? {}, era),
  );
}

/** Which entry it is, the era has decided: the world is of one era. */
function ofOneEra({ eras: _, ...exporter }: ExporterSpec): ExporterSpec {
  return exporter;
}

function drawSetting(generator: Generator, random: Random, story: Story | null): Setting {
  const { capabilities } = generator.target;
  const { config, world } = story?.program ?? drawn(generator, random);
  return { era: generator.era, config: capabilities.config(config), world: capabilities.world(world) };
}

function drawn(generator: Generator, random: Random): Pick<Setting, "config" | "world"> {
  const config = drawConfig(random);
  const world = drawWorld(random, exportersOf(generator));
  // Without the option every map of an exporter that can pin pins, and nothing moves that anybody has mapped (MAP-21).
  const moveNotify = config.moveNotify || (world.exporter.moves === true && random.chance(0.6));
  return { config: { ...config, moveNotify }, world };
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
