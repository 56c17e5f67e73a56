// SPDX-License-Identifier: MIT
/** Third-party importers: the correct ones are silent, each broken one dies by the clause its first comment names. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ImporterFactory } from "../impl/importers/kit.ts";
import { importerTarget } from "../impl/targets/importer-module.ts";
import type { Finding } from "../spec/finding.ts";
import type { Target } from "../spec/target.ts";
import { Campaign } from "./campaign/campaign.ts";
import { campaign, QUICK } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = "fixtures/importers";
/** Breaks what no clause names: it throws, or never comes to its end. */
const UNNAMED = "nothing a clause names";
const files = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith(".ts"));
const correct = files.filter((file) => file.startsWith("correct-"));
const broken = files.filter((file) => !file.startsWith("correct-"));

/** The clause a broken importer says it breaks; null: none. */
function brokenClause(file: string): string | null {
  const clause = /^\/\/ breaks: (.+)$/m.exec(readFileSync(join(ROOT, FOLDER, file), "utf8"))?.[1];
  if (clause === undefined) throw new Error(`${file} does not say what it breaks`);
  return clause === UNNAMED ? null : clause;
}

async function targetOf(file: string): Promise<Target> {
  const { default: factory } = (await import(join(ROOT, FOLDER, file))) as { default: ImporterFactory };
  return importerTarget(`importer:${file}`, factory);
}

/** What is found until something breaks this clause. */
function hunt(target: Target, clause: string | null): Finding[] {
  const findings: Finding[] = [];
  const hooks = {
    onProgress: () => {},
    onFinding: (finding: Finding) => findings.push(finding),
    stop: () => findings.some((finding) => finding.clause === clause),
    clock: () => 0,
  };
  new Campaign(target, { ...QUICK, commandsMax: 100_000, findingsMax: 5 }, hooks).run();
  return findings;
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

describe.each(broken)("%s", (file) => {
  test("dies by its clause, and is blamed itself", async () => {
    const clause = brokenClause(file);
    const finding = hunt(await targetOf(file), clause).find((found) => found.clause === clause);
    expect(finding?.blames).toBe("importer");
  });
});
