// SPDX-License-Identifier: MIT
/** Third-party importers: the correct ones are silent, each broken one dies by the clause its first comment names. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ImporterFactory } from "../impl/importers/kit.ts";
import { importerTarget } from "../impl/targets/importer-module.ts";
import { type ClauseId, isClauseId } from "../spec/clauses/index.ts";
import type { Target } from "../spec/target.ts";
import { campaign, huntFor } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = "fixtures/importers";
/** Breaks what no clause names: it throws, or never comes to its end. */
const UNNAMED = "nothing a clause names";
const files = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith(".ts"));
const correct = files.filter((file) => file.startsWith("correct-"));
const broken = files.filter((file) => !file.startsWith("correct-"));

/** The clause a broken importer says it breaks; null: none. */
function brokenClause(file: string): ClauseId | null {
  const clause = /^\/\/ breaks: (.+)$/m.exec(readFileSync(join(ROOT, FOLDER, file), "utf8"))?.[1];
  if (clause === undefined) throw new Error(`${file} does not say what it breaks`);
  if (clause === UNNAMED) return null;
  if (!isClauseId(clause)) throw new Error(`${file} breaks ${clause}, which is no clause`);
  return clause;
}

async function targetOf(file: string): Promise<Target> {
  const { default: factory } = (await import(join(ROOT, FOLDER, file))) as { default: ImporterFactory };
  return importerTarget(`importer:${file}`, factory);
}

test("there are correct and broken importers", () => {
  expect(correct.length).toBeGreaterThanOrEqual(4);
  expect(broken.length).toBeGreaterThanOrEqual(10);
});

describe.each(correct)("%s", (file) => {
  test("conforms in every era, and has its duties at stake", async () => {
    const target = await targetOf(file);
    for (const era of target.capabilities.eras) {
      const { findings, hits, expected } = campaign(target, { era, commandsMax: 6000 });
      expect(findings).toEqual([]);
      expect(expected.filter((id) => (hits[id] ?? 0) < 20)).toEqual([]);
    }
  });
});

test("what an importer was asked to do is counted, and where it had to wait", async () => {
  const { outcomes } = campaign(await targetOf("correct-dynamic.ts"), { commandsMax: 6000 });
  for (const asked of ["importer-open", "importer-read", "importer-write", "importer-close"] as const)
    expect(outcomes[asked]?.ok, asked).toBeGreaterThan(0);
  expect(outcomes["importer-read"]?.blocked).toBeGreaterThan(0);
});

describe.each(broken)("%s", (file) => {
  test("dies by its clause, and is blamed itself", async () => {
    const clause = brokenClause(file);
    const limits = { commandsMax: 100_000, findingsMax: 5 };
    const finding = huntFor(await targetOf(file), clause, limits).find((found) => found.clause === clause);
    expect(finding?.blames).toBe("importer");
  });
});
