// SPDX-License-Identifier: MIT
/** Programs kept for ever: every one still runs whole and conforms on the reference target, among them claims that were rejected as bugs. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import { encodeProgram, parseProgram } from "../spec/program-file.ts";
import { runProgram } from "./lockstep/run-program.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = "fixtures/programs";
const names = readdirSync(join(ROOT, FOLDER)).sort();
const textOf = (name: string): string => readFileSync(join(ROOT, FOLDER, name), "utf8");
const target = referenceTarget();

test("there are fixtures, and controls that must stay silent", () => {
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter((name) => name.startsWith("not-a-bug-")).length).toBeGreaterThan(3);
});

describe.each(names)("%s", (name) => {
  const program = parseProgram(textOf(name), name);

  test("runs whole and conforms", () => {
    const run = runProgram(target, program);
    expect(run.skipped).toEqual([]);
    expect(run.violation).toBeNull();
    expect(run.executed.length).toBeGreaterThanOrEqual(program.steps.length);
  });

  test("is written in canonical form", () => {
    expect(encodeProgram(program)).toBe(textOf(name));
  });
});
