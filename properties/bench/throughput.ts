// SPDX-License-Identifier: MIT
/** Commands per CPU second of the engine, of a bare loop, and of stock fast-check, in turns within one process. */
import * as fc from "fast-check";
import { Judge } from "../../model/judge.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Target } from "../../spec/target.ts";
import type { Generator } from "../generate/draw-program.ts";
import { drawStep } from "../generate/draw-step.ts";
import { ProgramArbitrary } from "../generate/program-arbitrary.ts";
import { Random } from "../generate/random.ts";
import { usableCommands } from "../generate/swarm.ts";
import type { Setting } from "../lockstep/lockstep.ts";
import { newHits } from "../lockstep/run-program.ts";
import { teardownStep } from "../lockstep/teardown.ts";
import { median } from "./median.ts";
import { benchSetting, benchSwarm } from "./setting.ts";
import { runStock } from "./stock.ts";

const LENGTH_MAX = 100;
const ROUND_COMMANDS = 60_000;
const ROUNDS = 9;
/** Until the compiler has settled: the alphabet is large, and code that a campaign runs for minutes takes seconds to get fast. */
const WARM_UP_ROUNDS = 12;

export interface Throughput {
  readonly engineCommandsPerCpuSecond: number;
  readonly bareCommandsPerCpuSecond: number;
  readonly stockCommandsPerCpuSecond: number;
  /** Median over rounds of the ratio within each round. */
  readonly engineOverStock: number;
  /** Time of the engine over time of the bare loop, same commands. */
  readonly engineTimeOverBare: number;
  readonly rounds: number;
}

function benchGenerator(target: Target, setting: Setting): Generator {
  return {
    target,
    era: setting.era,
    hits: newHits(),
    avoid: new Set(),
    exporters: [],
    lengthMax: LENGTH_MAX,
    setting,
    swarm: benchSwarm(LENGTH_MAX),
  };
}

/** The whole engine under fast-check. */
function runEngine(generator: Generator, seed: number): number {
  let executed = 0;
  const property = fc.property(new ProgramArbitrary(generator), (draft) => {
    executed += draft.run(generator)?.executed.length ?? 0;
    return executed < ROUND_COMMANDS;
  });
  fc.check(property, { seed, numRuns: 1_000_000_000, endOnFailure: true });
  return executed;
}

/** Only draws, model and implementation. */
function runBare(generator: Generator, { world, era, config }: Setting, seed: number): number {
  const { target } = generator;
  const usable = usableCommands(era, target.capabilities.commands, world.exporter.kind);
  const swarmOf = benchSwarm(LENGTH_MAX);
  let executed = 0;
  for (let run = 0; executed < ROUND_COMMANDS; run++) {
    const random = new Random(seed + run);
    const swarm = swarmOf(random, usable);
    const judge = new Judge(era, config, world, target.capabilities, generator.hits);
    const session = target.open(world, era, config);
    let id = 1;
    for (; id <= swarm.length; id++) {
      const step = drawStep(judge, swarm, random, target.capabilities.faults, id);
      if (step === null) break;
      if (judge.judge(step, session.run(step)) !== null) throw new Error("the reference target fails");
      executed++;
    }
    for (let step = teardownStep(judge.state, id++); step !== null; step = teardownStep(judge.state, id++)) {
      if (!judge.sendable(step)) {
        if (judge.state.asleep.size > 0) break;
        throw new Error(`the teardown cannot send ${step.do} ${JSON.stringify(step.args)}`);
      }
      if (judge.judge(step, session.run(step)) !== null) throw new Error("the reference target fails");
      executed++;
    }
    if (judge.state.asleep.size === 0) session.close();
  }
  return executed;
}

function rate(run: () => number): number {
  const before = process.cpuUsage();
  const commands = run();
  const { user, system } = process.cpuUsage(before);
  return commands / ((user + system) / 1e6);
}

/** Measures in turns; the first rounds warm up and are not counted. */
export function measureThroughput(target: Target, tasks: number): Throughput {
  const setting = benchSetting(tasks);
  const generator = benchGenerator(target, setting);
  const { era, world } = setting;
  const usable: CommandName[] = usableCommands(era, target.capabilities.commands, world.exporter.kind);
  const rounds = Array.from({ length: WARM_UP_ROUNDS + ROUNDS }, (_, round) => ({
    engine: rate(() => runEngine(generator, round)),
    bare: rate(() => runBare(generator, setting, round)),
    stock: rate(() => runStock(target, setting, usable, ROUND_COMMANDS, round)),
  })).slice(WARM_UP_ROUNDS);
  return {
    engineCommandsPerCpuSecond: Math.round(median(rounds.map((r) => r.engine))),
    bareCommandsPerCpuSecond: Math.round(median(rounds.map((r) => r.bare))),
    stockCommandsPerCpuSecond: Math.round(median(rounds.map((r) => r.stock))),
    engineOverStock: median(rounds.map((r) => r.engine / r.stock)),
    engineTimeOverBare: median(rounds.map((r) => r.bare / r.engine)),
    rounds: ROUNDS,
  };
}

/** Share of drawn commands that the target executed, positive mode; the teardown does not count. */
export function measureExecutedShare(target: Target, programs: number): number {
  const setting = benchSetting(1);
  const generator = benchGenerator(target, setting);
  const { world, era, config } = setting;
  const usable = usableCommands(era, target.capabilities.commands, world.exporter.kind);
  let drawn = 0;
  let executed = 0;
  for (let seed = 0; seed < programs; seed++) {
    const random = new Random(seed);
    const swarm = benchSwarm(LENGTH_MAX)(random, usable);
    const judge = new Judge(era, config, world, target.capabilities, generator.hits);
    const session = target.open(world, era, config);
    for (let id = 1; id <= swarm.length; id++) {
      const step = drawStep(judge, swarm, random, target.capabilities.faults, id);
      if (step === null) break;
      drawn++;
      const observation = session.run(step);
      if (observation.outcome.status !== "refused" && judge.judge(step, observation) === null) executed++;
    }
  }
  return executed / drawn;
}
