// SPDX-License-Identifier: MIT
/** The same seed gives the same program, step for step, and a recorded program shows the same again. */
import { expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { canonicalJson } from "../spec/u64.ts";
import { stepReports } from "./campaign/step-reports.ts";
import { drawAndRun, type Generator, programOf } from "./generate/draw-program.ts";
import { newHits, runProgram } from "./lockstep/run-program.ts";
import { QUICK } from "./testing.ts";

const SEEDS = Array.from({ length: 60 }, (_, i) => i * 7919);

function generator(): Generator {
  const target = referenceTarget();
  return { target, era: QUICK.era, hits: newHits(), avoid: new Set(), exporters: [], lengthMax: 100 };
}

test("a seed draws one program", () => {
  for (const seed of SEEDS) {
    const once = programOf(drawAndRun(generator(), seed));
    const again = programOf(drawAndRun(generator(), seed));
    expect(canonicalJson(again)).toBe(canonicalJson(once));
    expect(once.steps.length).toBeGreaterThan(0);
  }
});

test("a recorded program runs whole and shows the same twice", () => {
  const target = referenceTarget();
  for (const seed of SEEDS) {
    const program = programOf(drawAndRun(generator(), seed));
    const run = runProgram(target, program);
    expect(run.skipped).toEqual([]);
    expect(run.violation).toBeNull();
    expect(run.executed.length).toBe(program.steps.length);
    expect(stepReports(target, program)).toEqual(stepReports(target, program));
  }
});
