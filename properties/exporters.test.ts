// SPDX-License-Identifier: MIT
/** Third-party exporters: the correct ones are silent, each broken one dies by the clause its first comment names. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ExporterFactory } from "../impl/exporters/kit.ts";
import { exporterTarget } from "../impl/targets/exporter-module.ts";
import { type ClauseId, isClauseId } from "../spec/clauses/index.ts";
import type { Finding } from "../spec/finding.ts";
import type { Target } from "../spec/target.ts";
import { campaign, huntFor } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = "fixtures/exporters";
/** Never returns: judged in a thread of its own, by the command line's test. */
const LOOPS = "loops.ts";
const files = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith(".ts") && file !== LOOPS);
const correct = files.filter((file) => file.startsWith("correct-"));
const broken = files.filter((file) => !file.startsWith("correct-"));

/** The clause a broken exporter says it breaks. */
function brokenClause(file: string): ClauseId {
  const clause = /^\/\/ breaks: (\S+)$/m.exec(readFileSync(join(ROOT, FOLDER, file), "utf8"))?.[1];
  if (clause === undefined || !isClauseId(clause)) throw new Error(`${file} does not say what it breaks`);
  return clause;
}

async function targetOf(file: string): Promise<Target> {
  const { default: factory } = (await import(join(ROOT, FOLDER, file))) as { default: ExporterFactory };
  return exporterTarget(file, factory);
}

/** What is found until something breaks this clause. The rarest defects need a device beside the cache and a bracket. */
function hunt(target: Target, clause: ClauseId): Finding[] {
  const limits = { commandsMax: 400_000, findingsMax: 15 };
  const first = huntFor(target, clause, limits);
  // What shows in very many ways is looked for by its own clause alone, long enough for an unlucky seed.
  const named = first.some((finding) => finding.clause === clause);
  return named ? first : [...first, ...huntFor(target, clause, { ...limits, commandsMax: 1_000_000, only: [clause] })];
}

test("there are correct and broken exporters", () => {
  expect(correct.length).toBeGreaterThanOrEqual(4);
  expect(broken.length).toBeGreaterThanOrEqual(12);
});

describe.each(correct)("%s", (file) => {
  test("conforms in every era", async () => {
    const target = await targetOf(file);
    for (const era of target.capabilities.eras) {
      const result = campaign(target, { era, commandsMax: 15_000 });
      expect(result.findings).toEqual([]);
      expect(Object.keys(result.hits).length).toBeGreaterThan(20);
    }
  });
});

describe.each(broken)("%s", (file) => {
  test("dies by its clause", async () => {
    const clause = brokenClause(file);
    const findings = hunt(await targetOf(file), clause);
    expect(findings.map((finding) => finding.clause)).toContain(clause);
    expect(findings.find((finding) => finding.clause === clause)?.blames).not.toBe("importer");
  });
});
