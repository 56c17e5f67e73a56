// SPDX-License-Identifier: MIT
/** The reducer against failures whose minimum is known: "contains these commands in this order". */
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import type { CommandName } from "../spec/commands/index.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import type { AnyStep, Program } from "../spec/program.ts";
import { canonicalJson } from "../spec/u64.ts";
import { drawAndRun, programOf } from "./generate/draw-program.ts";
import { newHits, runProgram, witnessed } from "./lockstep/run-program.ts";
import { reduce } from "./reduce/reduce.ts";
import { Reduction } from "./reduce/reduction.ts";
import { renumber } from "./reduce/references.ts";
import { simplerSettings } from "./reduce/simpler.ts";
import { QUICK } from "./testing.ts";

const target = referenceTarget();

/** The steps up to the one that completes the pattern, or null. A step counts when it succeeds and nothing is said. */
function upToPattern(program: Program, pattern: readonly CommandName[]): Program | null {
  const steps: AnyStep[] = [];
  let at = 0;
  let complete = 0;
  const seeing = witnessed(target, (step, { outcome, diagnostics }) => {
    steps.push(step);
    const counts = outcome.status === "ok" && diagnostics.length === 0 && step.do === pattern[at];
    if (counts && ++at === pattern.length) complete = steps.length;
  });
  runProgram(seeing, program);
  return complete === 0 ? null : { ...program, steps: steps.slice(0, complete) };
}

function reduceTo(pattern: readonly CommandName[], seed: number): Program | null {
  const drawn = drawAndRun(
    { target, era: QUICK.era, hits: newHits(), avoid: new Set(), exporters: ["scripted"], lengthMax: 300 },
    seed,
  );
  const start = upToPattern(programOf(drawn), pattern);
  if (start === null) return null;
  const reduction = new Reduction(start, target.capabilities.exporters);
  const attempts = reduce(reduction);
  for (let next = attempts.next(); next.done !== true; ) next = attempts.next(upToPattern(next.value, pattern));
  return renumber(reduction.program);
}

/** Patterns with the shortest program that contains them. */
const CASES: readonly (readonly [CommandName[], number])[] = [
  [["get-ref"], 2],
  [["attach", "detach"], 3],
  [["export", "export"], 2],
  [["fd", "get", "close"], 4],
  [["map-unlocked", "unmap-unlocked", "detach"], 5],
  [["vmap-unlocked", "vmap-unlocked", "vunmap-unlocked"], 4],
  [["resv-lock", "map"], 4],
];

describe.each(CASES)("%j", (pattern, minimum) => {
  test("reaches the known minimum, in one normal form, from every seed", () => {
    const reduced = Array.from({ length: 150 }, (_, seed) => reduceTo(pattern, seed + 100)).filter((p) => p !== null);
    expect(reduced.length).toBeGreaterThan(3);
    expect(new Set(reduced.map((p) => p.steps.length))).toEqual(new Set([minimum]));
    expect(new Set(reduced.map((p) => canonicalJson(p))).size).toBe(1);
  });
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
