// SPDX-License-Identifier: MIT
/** The real kernel: boots, judged commands in one guest that lives on, and the share of the engine in their time. */
import { newWatch, Watcher } from "../../impl/targets/adapter/watch.ts";
import { linuxTarget } from "../../impl/targets/linux/target.ts";
import { TargetLoadError } from "../../impl/targets/target-load-error.ts";
import type { RunnableEra } from "../../spec/eras.ts";
import { PLAIN_KERNEL } from "../../spec/kernel-variant.ts";
import type { Target, WholeProgram } from "../../spec/target.ts";
import { roundSeed } from "../campaign/campaign.ts";
import { Overdraw } from "../campaign/choose.ts";
import { Counters } from "../campaign/counters.ts";
import { Lethal } from "../campaign/lethal.ts";
import { type Away, type Drawing, judgeAway, type Sent, sendAway } from "../campaign/round.ts";
import { ProgramArbitrary } from "../generate/program-arbitrary.ts";
import { newHits } from "../lockstep/run-program.ts";
import { rehearsalFor, send } from "../lockstep/whole-program.ts";
import { measureKernelShrinking } from "./kernel-shrinking.ts";
import { median } from "./median.ts";

const ERA: RunnableEra = "6.12";
const BOOTS = 7;
/** As a run draws them. */
const ROUND_PROGRAMS = 50;
const LENGTH_MAX = 1000;
/** Until the engine is compiled and nothing rare turns up any more. */
const WARM_ROUNDS = 90;
/** Measurements, and rounds in each. */
const SAMPLES = 7;
const SAMPLE_ROUNDS = 20;

export interface LinuxFigures {
  readonly era: RunnableEra;
  /** From nothing to the answer to an empty program. */
  readonly bootMs: number;
  readonly judgedCommandsPerSecond: number;
  /** Processor time of this process per second of wall time. */
  readonly hostShare: number;
  /** The part of it that is drawing, rehearsing, choosing and judging; the rest talks to the guest. */
  readonly engineShare: number;
  readonly samples: number;
  /** Milliseconds to shrink a finding of a wrong kernel; null: none is built. */
  readonly shrinkMs: Readonly<Record<string, number | string>> | null;
}

/** Lets no program kill: the guest lives on. */
class NoneLethal extends Lethal {
  override admits(): boolean {
    return false;
  }
}

/** Boots a guest, for as long as `use` takes. */
function withGuest<T>(use: (target: Target) => T): T {
  const watch = newWatch();
  try {
    return use(linuxTarget(ERA, PLAIN_KERNEL, watch));
  } finally {
    new Watcher(watch).endAll();
  }
}

function bootMs(): number {
  const before = performance.now();
  withGuest(() => undefined);
  return performance.now() - before;
}

/** What a run does, round after round, but for its look at the clock. */
class Runner implements Drawing, Away {
  readonly target: Target;
  readonly counters = new Counters();
  readonly lethal = new NoneLethal();
  readonly overdraw = new Overdraw();
  readonly generator: Drawing["generator"];
  readonly arbitrary: ProgramArbitrary;
  private round = 0;
  private sent: Sent | null = null;

  constructor(target: Target) {
    this.target = target;
    this.generator = {
      target: rehearsalFor(target),
      era: ERA,
      hits: newHits(),
      avoid: new Set(),
      exporters: ["scripted"],
      lengthMax: LENGTH_MAX,
    };
    this.arbitrary = new ProgramArbitrary(this.generator);
  }

  /** Judges the rounds that were sent while the next ones are drawn; returns their programs. */
  run(rounds: number): WholeProgram[] {
    const programs: WholeProgram[] = [];
    for (let i = 0; i < rounds; i++) {
      const before = this.sent;
      const next = sendAway(this, this, roundSeed(1, this.round++), ROUND_PROGRAMS, () => before?.batch.pump());
      this.sent = next;
      if (before === null) continue;
      for (const { violation, executed, path } of judgeAway(before, this, () => next.batch.pump())) {
        if (violation !== null) throw new Error(`the kernel fails: ${violation.signature}`);
        const journey = before.journeys.find((j) => j.path === path);
        if (journey !== undefined) programs.push({ ...journey.program, steps: executed });
      }
    }
    return programs;
  }

  /** Waits for the round that is away. */
  settle(): void {
    this.sent?.batch.finish();
    this.sent = null;
  }
}

/** Wall and processor time, in microseconds. */
function timed<T>(work: () => T): { readonly result: T; readonly wallUs: number; readonly cpuUs: number } {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, wallUs: (performance.now() - wall) * 1000, cpuUs: user + system };
}

function sample(runner: Runner): Pick<LinuxFigures, "judgedCommandsPerSecond" | "hostShare" | "engineShare"> {
  const { result: programs, wallUs, cpuUs } = timed(() => runner.run(SAMPLE_ROUNDS));
  runner.settle();
  const commands = programs.reduce((sum, { steps }) => sum + steps.length, 0);
  // The same programs once more, neither drawn nor judged.
  const bare = timed(() => send(runner.target, programs).finish());
  return {
    judgedCommandsPerSecond: (commands / wallUs) * 1e6,
    hostShare: cpuUs / wallUs,
    engineShare: (cpuUs - bare.cpuUs) / wallUs,
  };
}

function measureGuest(target: Target): ReturnType<typeof sample>[] {
  const runner = new Runner(target);
  runner.run(WARM_ROUNDS);
  return Array.from({ length: SAMPLES }, () => sample(runner));
}

/** All figures, or the one line that says why there are none. */
export async function measureLinux(): Promise<LinuxFigures | string> {
  try {
    const boots = Array.from({ length: BOOTS }, bootMs);
    const samples = withGuest(measureGuest);
    return {
      era: ERA,
      bootMs: median(boots),
      judgedCommandsPerSecond: Math.round(median(samples.map((s) => s.judgedCommandsPerSecond))),
      hostShare: median(samples.map((s) => s.hostShare)),
      engineShare: median(samples.map((s) => s.engineShare)),
      samples: SAMPLES,
      shrinkMs: await measureKernelShrinking(ERA),
    };
  } catch (error) {
    if (!(error instanceof TargetLoadError)) throw error;
    process.stderr.write(`bench: the linux figures are left out: ${error.message}\n`);
    return error.message;
  }
}
