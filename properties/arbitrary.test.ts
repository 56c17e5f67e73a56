// SPDX-License-Identifier: MIT
/** The arbitrary under stock fast-check: its own shrink loop and its own replay must do what ours do. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { DEFAULT_ERA } from "../spec/eras.ts";
import type { Program } from "../spec/program.ts";
import { renderProgram } from "../spec/render.ts";
import type { Target } from "../spec/target.ts";
import type { Generator } from "./generate/draw-program.ts";
import { Draft, ProgramArbitrary } from "./generate/program-arbitrary.ts";
import { newHits, runProgram } from "./lockstep/run-program.ts";
import { mutantOf, plantedTarget } from "./mutants/selftest.ts";
import { renumber } from "./reduce/references.ts";
import { shrink } from "./reduce/shrink.ts";
import { ROOT } from "./tidy/sources.ts";

const SEED = 5;
const PROGRAMS_MAX = 3000;

function generatorOf(target: Target, era: Generator["era"]): Generator {
  return { target, era, hits: newHits(), avoid: new Set(), exporters: [], lengthMax: 200 };
}

interface Checked {
  readonly details: fc.RunDetails<[Draft]>;
  /** The program that failed first, before any shrinking. */
  readonly first: Program;
  readonly signature: string;
  /** What fast-check reports, ids in order. */
  readonly counterexample: Program;
  /** How often the property ran. */
  readonly runs: number;
}

/** Checks "nothing fails as the first failure did": programs that fail in another way pass. */
function check(generator: Generator, parameters: fc.Parameters<[Draft]>): Checked {
  let first: Program | null = null;
  let signature = "";
  let runs = 0;
  const property = fc.property(new ProgramArbitrary(generator), (draft) => {
    runs++;
    draft.run(generator);
    if (draft.violation === null) return true;
    if (first === null) {
      first = draft.program;
      signature = draft.violation.signature;
    }
    return draft.violation.signature !== signature;
  });
  const details = fc.check(property, parameters);
  const program = details.counterexample?.[0].program ?? null;
  if (first === null || program === null) throw new Error("nothing failed");
  return { details, first, signature, counterexample: renumber(program), runs };
}

test("on a target that conforms the property holds", () => {
  const generator = generatorOf(referenceTarget(), DEFAULT_ERA);
  let steps = 0;
  const property = fc.property(new ProgramArbitrary(generator), (draft) => {
    steps += draft.run(generator)?.executed.length ?? 0;
    return draft.violation === null;
  });
  expect(fc.check(property, { seed: SEED, numRuns: 100 })).toMatchObject({ failed: false, numRuns: 100 });
  expect(steps).toBeGreaterThan(1000);
});

describe.each(["map-24", "attach-38-lock", "ref-36", "export-29", "name-01"])("with the defect %s", async (id) => {
  const target = await plantedTarget(ROOT, id);
  const generator = generatorOf(target, mutantOf(id).era ?? DEFAULT_ERA);
  const checked = check(generator, { seed: SEED, numRuns: PROGRAMS_MAX });
  const { details, first, signature, counterexample } = checked;
  const path = details.counterexamplePath ?? "";

  test("fast-check finds and shrinks it", () => {
    expect(details.failed).toBe(true);
    expect(details.numShrinks).toBeGreaterThan(3);
    expect(counterexample.steps.length).toBeLessThan(first.steps.length);
    expect(runProgram(target, counterexample).violation?.signature).toBe(signature);
  });

  test("its shrink loop ends in the normal form of ours", () => {
    const ours = shrink(target, first, signature);
    expect(counterexample.steps.length).toBe(ours.program.steps.length);
    expect(renderProgram(counterexample)).toBe(renderProgram(ours.program));
  });

  test("seed and the root of the path draw the same program, which shrinks the same way", () => {
    const again = check(generator, { seed: details.seed, path: path.split(":")[0] ?? "" });
    expect(renderProgram(again.first)).toBe(renderProgram(first));
    expect(again.details.counterexamplePath).toBe(path);
    expect(renderProgram(again.counterexample)).toBe(renderProgram(counterexample));
  });

  test("seed and whole path give the counterexample at once", () => {
    const again = check(generator, { seed: details.seed, path, endOnFailure: true });
    expect(renderProgram(again.counterexample)).toBe(renderProgram(counterexample));
    expect(again.runs).toBe(1);
  });
});

test("a draft that conforms has nothing to shrink", () => {
  const arbitrary = new ProgramArbitrary(generatorOf(referenceTarget(), DEFAULT_ERA));
  expect(arbitrary.canShrinkWithoutContext(new Draft(1, null))).toBe(false);
  expect([...arbitrary.shrink(new Draft(1, null), undefined)]).toEqual([]);
});
