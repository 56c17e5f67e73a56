// SPDX-License-Identifier: MIT
/**
 * Whole failure reports at a fixed seed, as a reader sees them: fixtures/goldens. A change that alters one is a change
 * of what people read; `npx vitest run properties/golden.test.ts -u` takes it over once someone has read it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadExporterTarget } from "../impl/targets/exporter-module.ts";
import { findingBlock } from "../reports/finding-block.ts";
import { WIDTH } from "../reports/layout.ts";
import { PLAIN } from "../reports/paint.ts";
import { findingFileName } from "../reports/signature.ts";
import type { TargetSpec } from "../spec/campaign.ts";
import type { ClauseOwner } from "../spec/clause.ts";
import type { ClauseId } from "../spec/clauses/index.ts";
import type { Finding, ViolationKind } from "../spec/finding.ts";
import { targetText } from "../spec/target-text.ts";
import { huntMutant, mutantOf } from "./mutants/selftest.ts";
import { campaign } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = join(ROOT, "fixtures/goldens");
const SEED = 1;
const COMMANDS_MAX = 200_000;

/** What a golden must say, whatever its layout: the party, the kind, and how short the program is. */
interface Gist {
  readonly clause: ClauseId;
  readonly kind: ViolationKind;
  readonly blames: ClauseOwner;
  readonly steps: number;
}

const framework = (clause: ClauseId, kind: ViolationKind, steps: number): Gist => {
  return { clause, kind, blames: "framework", steps };
};
const exporter = (clause: ClauseId, kind: ViolationKind, steps: number): Gist => {
  return { clause, kind, blames: "exporter", steps };
};

/** Planted defects, one or two of each kind, from as many areas as there are. */
const MUTANT_GOLDENS: Readonly<Record<string, Gist>> = {
  "name-01": framework("NAME-01", "outcome", 3),
  "map-24": framework("MAP-24", "callback", 4),
  "attach-38-lock": framework("ATTACH-38", "locks", 3),
  "ref-22": framework("REF-22", "diagnostic", 5),
  "attach-04-leak": framework("ATTACH-04", "census", 2),
  "seek-01": framework("SEEK-01", "value", 3),
  "export-29": framework("EXPORT-29", "value", 3),
  "map-33": exporter("MAP-33", "duty", 4),
  "attach-39-free": framework("ATTACH-39", "use-after-free", 3),
};

/** Third-party exporters of fixtures/exporters. */
const EXPORTER_GOLDENS: Readonly<Record<string, Gist>> = {
  "pages-leaked": exporter("BACK-16", "duty", 3),
  "short-total": exporter("SG-02", "duty", 3),
  throws: exporter("MAP-39", "exception", 4),
};

const NAMES = [...Object.keys(MUTANT_GOLDENS), ...Object.keys(EXPORTER_GOLDENS).map((name) => `exporter-${name}`)];

test("there is a golden for each, and none that nothing writes", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(NAMES.map((name) => `${name}.txt`).sort());
  for (const name of NAMES) {
    const lines = readFileSync(join(FOLDER, `${name}.txt`), "utf8").split("\n");
    expect(lines[0]).toMatch(/^FAIL {2}\S/);
    expect(lines.filter((line) => line.length > WIDTH)).toEqual([]);
  }
});

/** The report as `dmabuf-ct run` prints it, under the name the command line gives the target. */
async function pin(name: string, found: Finding | null, spec: TargetSpec, gist: Gist): Promise<void> {
  if (found === null) throw new Error(`${name}: no finding of ${gist.clause}`);
  const { clause, kind, blames, program, certificate } = found;
  expect({ clause, kind, blames, steps: program.steps.length }).toEqual(gist);
  expect(certificate.minimal).toBe(true);
  const finding = { ...found, target: targetText(spec) };
  const replay = `npx dmabuf-ct replay out/findings/${findingFileName(finding)}`;
  const lines = findingBlock(finding, { paint: PLAIN, lenient: false, again: false, replay });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, `${name}.txt`));
}

async function findingOfMutant(id: string): Promise<Finding | null> {
  let found: Finding | null = null;
  const options = { seed: SEED, commandsMax: COMMANDS_MAX, era: null };
  await huntMutant(ROOT, id, mutantOf(id), options, (finding) => {
    found = finding;
  });
  return found;
}

async function findingOfExporter(path: string, clause: ClauseId): Promise<Finding | null> {
  const target = await loadExporterTarget(join(ROOT, path));
  const { findings } = campaign(target, { seed: SEED, commandsMax: COMMANDS_MAX, only: [clause], findingsMax: 1 });
  return findings[0] ?? null;
}

describe("reports about planted defects", () => {
  test.each(Object.entries(MUTANT_GOLDENS))("%s", async (id, gist) => {
    await pin(id, await findingOfMutant(id), { kind: "reference", mutant: id }, gist);
  });
});

describe("reports about third-party exporters", () => {
  test.each(Object.entries(EXPORTER_GOLDENS))("%s", async (name, gist) => {
    const path = `fixtures/exporters/${name}.ts`;
    await pin(`exporter-${name}`, await findingOfExporter(path, gist.clause), { kind: "exporter", path }, gist);
  });
});
