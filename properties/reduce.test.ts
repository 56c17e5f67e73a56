// SPDX-License-Identifier: MIT
/** The reducer against failures whose minimum is known: "contains these commands in this order". */
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import type { Observation } from "../spec/observation.ts";
import type { AnyStep, Program } from "../spec/program.ts";
import type { Session, Target } from "../spec/target.ts";
import { canonicalJson } from "../spec/u64.ts";
import { drawAndRun, programOf } from "./generate/draw-program.ts";
import { newHits, runProgram, witnessed } from "./lockstep/run-program.ts";
import { reduce } from "./reduce/reduce.ts";
import { Reduction } from "./reduce/reduction.ts";
import { renumber } from "./reduce/references.ts";
import { simplerSettings } from "./reduce/simpler.ts";
import { campaign, QUICK } from "./testing.ts";

const target = referenceTarget();

/** What a step shows: that it succeeds and nothing is said, that its task waits, that another one goes on. */
function eventsOf(
  step: AnyStep,
  { outcome, diagnostics, completions = [] }: Observation,
  ran: readonly AnyStep[],
): string[] {
  const own = outcome.status === "ok" && diagnostics.length === 0 ? [step.do] : [];
  const waits = outcome.status === "blocked" ? [`${step.do} waits`] : [];
  const others = completions.map((done) => `${ran.find(({ id }) => id === done.step)?.do} goes on`);
  return [...own, ...waits, ...others];
}

/** The steps up to the one that completes the pattern, or null. */
function upToPattern(program: Program, pattern: readonly string[]): Program | null {
  const steps: AnyStep[] = [];
  let at = 0;
  let complete = 0;
  const seeing = witnessed(target, (step, observation) => {
    steps.push(step);
    for (const event of eventsOf(step, observation, steps)) {
      if (event === pattern[at] && ++at === pattern.length) complete = steps.length;
    }
  });
  runProgram(seeing, program);
  return complete === 0 ? null : { ...program, steps: steps.slice(0, complete) };
}

interface Reduced {
  readonly start: Program;
  readonly program: Program;
}

function reduceTo(pattern: readonly string[], seed: number): Reduced | null {
  const drawn = drawAndRun(
    { target, era: QUICK.era, hits: newHits(), avoid: new Set(), exporters: ["scripted"], lengthMax: 300 },
    seed,
  );
  const start = upToPattern(programOf(drawn), pattern);
  if (start === null) return null;
  const reduction = new Reduction(start, target.capabilities.exporters);
  const attempts = reduce(reduction);
  for (let next = attempts.next(); next.done !== true; ) next = attempts.next(upToPattern(next.value, pattern));
  return { start, program: renumber(reduction.program) };
}

const ENOUGH = 30;
const SEEDS_MAX = 600;
/** Starts that may end in a longer program which no pass leads out of. */
const LONGER_MAX = 1;

function reduceAll(pattern: readonly string[]): Reduced[] {
  const all: Reduced[] = [];
  for (let seed = 100; seed < 100 + SEEDS_MAX && all.length < ENOUGH; seed++) {
    const reduced = reduceTo(pattern, seed);
    if (reduced !== null) all.push(reduced);
  }
  return all;
}

/** Patterns with the length and the tasks of the shortest program that contains them. */
const CASES: readonly (readonly [string[], number, number])[] = [
  [["get-ref"], 2, 1],
  [["attach", "detach"], 3, 1],
  [["export", "export"], 2, 1],
  [["fd", "get", "close"], 4, 1],
  [["map-unlocked", "unmap-unlocked", "detach"], 5, 1],
  [["vmap-unlocked", "vmap-unlocked", "vunmap-unlocked"], 4, 1],
  [["resv-lock", "map"], 4, 1],
  [["resv-lock", "resv-reserve", "resv-add"], 5, 1],
  [["resv-lock waits", "resv-lock goes on"], 4, 2],
  [["fence-wait waits", "fence-signal", "fence-wait goes on"], 3, 2],
  [["ww-lock waits", "resv-unlock", "ww-lock goes on"], 5, 2],
  [["resv-lock waits", "resv-lock waits", "resv-lock goes on"], 5, 3],
];

describe.each(CASES)("%j", (pattern, minimum, tasks) => {
  test("reaches the known minimum, in one normal form, from every seed", () => {
    const all = reduceAll(pattern);
    expect(all.length).toBeGreaterThan(3);
    expect(all.some(({ start }) => start.world.tasks !== undefined)).toBe(true);
    expect(Math.min(...all.map(({ program }) => program.steps.length))).toBe(minimum);
    const reduced = all.filter(({ program }) => program.steps.length === minimum);
    // A lock that was let go before the map, its assertion silenced by another one, is a minimum of its own (8 steps).
    expect(all.length - reduced.length).toBeLessThanOrEqual(LONGER_MAX);
    expect(new Set(reduced.map(({ program }) => program.world.tasks ?? 1))).toEqual(new Set([tasks]));
    expect(new Set(reduced.map(({ program }) => canonicalJson(program))).size).toBe(1);
    const named = new Set(reduced[0]?.program.steps.map(({ task }) => task ?? 0));
    expect([...named]).toEqual(Array.from({ length: tasks }, (_, task) => task));
  });
});

function textOf({ task = 0, do: name }: AnyStep): string {
  return `${task} ${name}`;
}

/** A framework that forgets who waits for a reservation. */
function forgetful(target: Target): Target {
  return {
    ...target,
    open(world, era, config): Session {
      const session = target.open(world, era, config);
      const lockers = new Set<number>();
      return {
        run(step) {
          if (step.do === "resv-lock") lockers.add(step.id);
          const seen = session.run(step);
          if (seen.completions === undefined) return seen;
          return { ...seen, completions: seen.completions.filter((done) => !lockers.has(done.step)) };
        },
        close: () => session.close(),
      };
    },
  };
}

test("a waiter that is not woken is told in one way, from every seed", () => {
  const forms = new Map<string, Set<string>>();
  for (let seed = 0; seed < 10; seed++) {
    const { findings } = campaign(forgetful(target), { seed, findingsMax: 1, commandsMax: 100_000 });
    for (const { signature, program } of findings) {
      if (program.steps.at(-1)?.do !== "resv-unlock") continue;
      forms.set(signature, (forms.get(signature) ?? new Set()).add(program.steps.map(textOf).join(", ")));
    }
  }
  // Where others wait behind the one that is forgotten, another promise is broken.
  expect([...forms.values()].map((texts) => [...texts])).toContainEqual([
    "0 export, 0 resv-lock, 1 resv-lock, 0 resv-unlock",
  ]);
});

test.each(RUNNABLE_ERAS)("a command that %s lacks is not put into its programs", (era) => {
  const drawn = drawAndRun(
    { target, era, hits: newHits(), avoid: new Set(), exporters: ["scripted"], lengthMax: 30 },
    1,
  );
  const program = programOf(drawn);
  const steps = [
    { id: 1, do: "fence-new", args: { context: 1, seqno: 1, ops: [], enable: "ok" } },
    { id: 2, do: "fence-deadline", args: { fence: 1, ticks: 10 } },
  ] as const;
  expect(program.steps.length).toBeGreaterThan(steps.length);
  const attempts = new Reduction(program, []).attempt({ ...program, steps });
  expect(attempts.next().done).toBe(era === "6.1");
});

test.each(RUNNABLE_ERAS)("of udmabuf's entries the one of %s is tried", (era) => {
  const { exporters } = target.capabilities;
  const drawn = programOf(
    drawAndRun({ target, era, hits: newHits(), avoid: new Set(), exporters: ["system-heap"], lengthMax: 5 }, 1),
  );
  const tried = [...simplerSettings(drawn, exporters)].map(({ world }) => world.exporter);
  const udmabuf = tried.filter(({ kind }) => kind === "udmabuf");
  expect(udmabuf.map(({ ops, eras }) => [ops.includes("vmap"), eras])).toEqual([[era !== "6.1", undefined]]);
});
