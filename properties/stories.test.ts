// SPDX-License-Identifier: MIT
/** Programs that tell a recorded one again: what is seldom drawn is exercised often enough all the same. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { referenceTarget } from "../impl/targets/reference.ts";
import type { ClauseProgram } from "../spec/campaign.ts";
import { CLAUSE_IDS, type ClauseId } from "../spec/clauses/index.ts";
import { RUNNABLE_ERAS } from "../spec/eras.ts";
import type { Program } from "../spec/program.ts";
import { parseProgram } from "../spec/program-file.ts";
import { drawAndRun } from "./generate/draw-program.ts";
import { SELDOM } from "./generate/seldom.ts";
import { newHits, runProgram } from "./lockstep/run-program.ts";
import { campaign } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = join(ROOT, "fixtures/programs");
const names = readdirSync(FOLDER);
const target = referenceTarget();

function programsOf(clause: string): Program[] {
  const own = names.filter((name) => name.startsWith(`${clause}.`) || name.startsWith(`${clause}-`));
  return own.map((name) => parseProgram(readFileSync(join(FOLDER, name), "utf8"), name));
}

const at = (clause: string): number => CLAUSE_IDS.indexOf(clause as ClauseId);

function exercises(program: Program, clause: string): boolean {
  const hits = newHits();
  runProgram(target, program, hits);
  return (hits[at(clause)] ?? 0) > 0;
}

test.each([...SELDOM])("%s has a program that exercises it", (clause) => {
  const programs = programsOf(clause).flatMap((program) => RUNNABLE_ERAS.map((era) => ({ ...program, era })));
  expect(programs.some((program) => exercises(program, clause))).toBe(true);
});

describe("a program that tells a story", () => {
  const stories = programsOf("SYNC-23");
  const generator = {
    ...{ target, era: "6.12" as const, hits: newHits(), avoid: new Set<never>(), exporters: [], lengthMax: 100 },
    stories,
  };

  test("has its steps in their order, under numbers of its own, and others in between", () => {
    const wanted = stories.map(({ steps }) => steps.map((step) => step.do).join(" "));
    let told = 0;
    for (let seed = 0; seed < 400; seed++) {
      const { executed, setting } = drawAndRun(generator, seed);
      expect(
        runProgram(target, { schema: stories[0]?.schema ?? "dmabuf-ct/program/1", ...setting, steps: executed })
          .skipped,
      ).toEqual([]);
      if (wanted.some((story) => isWithin(story.split(" "), executed))) told++;
    }
    expect(told).toBeGreaterThan(10);
  });

  const isWithin = (story: readonly string[], executed: readonly { readonly do: string }[]): boolean => {
    let next = 0;
    for (const step of executed) if (step.do === story[next]) next++;
    return next === story.length;
  };

  test("has no command that the target does not offer", () => {
    const commands = new Set([...target.capabilities.commands].filter((name) => name !== "fence-new"));
    const poorer = { ...target, capabilities: { ...target.capabilities, commands } };
    const executed = Array.from(
      { length: 300 },
      (_, seed) => drawAndRun({ ...generator, target: poorer }, seed).executed,
    );
    expect(executed.flat().length).toBeGreaterThan(1000);
    expect(executed.flat().filter((step) => step.do === "fence-new")).toEqual([]);
  });

  test("exercises what chance alone does not", () => {
    const options = { commandsMax: 30_000, era: "6.12" } as const;
    const told: ClauseProgram[] = stories.map((program) => ({ clause: "SYNC-23", program }));
    const hits = (with_: readonly ClauseProgram[]): number =>
      campaign(target, { ...options, stories: with_ }).hits["SYNC-23"] ?? 0;
    expect(hits([])).toBeLessThan(5);
    expect(hits(told)).toBeGreaterThan(20);
  });

  test("only those of clauses that are seldom drawn are told", () => {
    const often = programsOf("NAME-01").map((program) => ({ clause: "NAME-01", program }));
    const run = (given: readonly ClauseProgram[]) => campaign(target, { commandsMax: 5000, stories: given }).hits;
    expect(often.length).toBeGreaterThan(0);
    expect(run(often)).toEqual(run([]));
  });
});
