// SPDX-License-Identifier: MIT
/** What is drawn can be written down and read again: a finding that cannot be replayed would be worth nothing. */
import { expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import { encodeProgram, parseProgram } from "../spec/program-file.ts";
import { drawAndRun, programOf } from "./generate/draw-program.ts";
import { newHits } from "./lockstep/run-program.ts";

const PROGRAMS = 150;

test.each(RUNNABLE_ERAS)("every drawn program of era %s is a valid program file", (era) => {
  const target = referenceTarget();
  const generator = { target, era, hits: newHits(), avoid: new Set<never>(), exporters: [], lengthMax: 100 };
  let steps = 0;
  for (let seed = 1; seed <= PROGRAMS; seed++) {
    const program = programOf(drawAndRun(generator, seed));
    const text = encodeProgram(program);
    expect(encodeProgram(parseProgram(text, `seed ${seed}`))).toBe(text);
    steps += program.steps.length;
  }
  expect(steps).toBeGreaterThan(PROGRAMS * 10);
});
