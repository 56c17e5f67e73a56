// SPDX-License-Identifier: MIT
/** A run in parts: shards that are merged, and a run that ended early and went on, equal the run that did all at once. */
import { mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { resumeOf } from "../cli/resume.ts";
import { loadExporterTarget } from "../impl/targets/exporter-module.ts";
import { exitCodeOf } from "../reports/exit-code.ts";
import { findingLine } from "../reports/finding-line.ts";
import { mergeShards, type NamedResults } from "../reports/merge-shards.ts";
import { type Results, readResults } from "../reports/results-file.ts";
import { ResultsWriter } from "../reports/results-writer.ts";
import { withRunId } from "../reports/run-id.ts";
import { countVerdicts, verdictsOf } from "../reports/verdicts.ts";
import type { CampaignOptions, CampaignResult } from "../spec/campaign.ts";
import type { FindingLine, FooterLine, HeaderLine, Shard } from "../spec/result-lines.ts";
import { addTallies } from "../spec/tally.ts";
import { UserError } from "../spec/user-error.ts";
import { Campaign, type CampaignHooks, type CampaignStart, FROM_THE_START } from "./campaign/campaign.ts";
import { FAKE_HEADER } from "./formats/every-verdict.ts";
import { QUICK } from "./testing.ts";
import { ROOT } from "./tidy/sources.ts";

const COMMANDS_MAX = 12_000;
/** An exporter that fails in several ways, some of which show on the road only. */
const target = await loadExporterTarget(join(ROOT, "fixtures/exporters/copy-signals-early.ts"));

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-shards-"));
afterAll(() => rmSync(folder, { recursive: true }));

function headerOf(shard: Shard | null): HeaderLine {
  const { run: _, ...header } = FAKE_HEADER;
  const { options } = header;
  return withRunId({ ...header, options: { ...options, only: [], commandsMax: COMMANDS_MAX, expect: null, shard } });
}

interface Part {
  readonly shard?: Shard;
  readonly start?: CampaignStart;
  /** Ends before this many rounds have been played. */
  readonly roundsMax?: number;
}

interface Ran {
  readonly result: CampaignResult;
  readonly lines: readonly FindingLine[];
}

function play({ shard, start = FROM_THE_START, roundsMax = Number.POSITIVE_INFINITY }: Part): Ran {
  const options: CampaignOptions = { ...QUICK, commandsMax: COMMANDS_MAX, findingsMax: 100, shard: shard ?? null };
  const lines: FindingLine[] = [];
  let rounds = 0;
  const hooks = {
    onProgress: () => rounds++,
    onFinding: (...found: Parameters<CampaignHooks["onFinding"]>) => lines.push(findingLine(...found, false)),
    stop: () => rounds >= roundsMax,
    clock: () => 0,
  };
  return { result: new Campaign(target, options, hooks, start).run(), lines };
}

function footOf(header: HeaderLine, result: CampaignResult, findings: readonly FindingLine[]) {
  const { minHits, only } = header.options;
  const clauses = verdictsOf({ ...result, findings }, { era: header.era, minHits, only, lenient: false });
  const { commands, negativeCommands, programs, interrupted } = result;
  const footer: FooterLine = {
    ...{ t: "footer", counts: countVerdicts(clauses), commands, negativeCommands, programs },
    ...{ findings: findings.length, outcomes: result.outcomes as FooterLine["outcomes"] },
    ...{ transitions: result.transitions.length, divergences: [] },
    exit: exitCodeOf({ clauses, findings, require: header.options.require, signal: null }),
    ...{ interrupted, complete: !interrupted, elapsedMs: 0 },
  };
  return { clauses, footer };
}

/** A run as its file says it. */
function written(name: string, header: HeaderLine, { result, lines }: Ran): Results {
  const writer = ResultsWriter.begin(join(folder, name), header);
  for (const line of lines) writer.finding(line);
  writer.progress(result);
  const { clauses, footer } = footOf(header, result, lines);
  writer.end(clauses, footer);
  return read(name);
}

function read(name: string): Results {
  return readResults(readFileSync(join(folder, name, "results.jsonl"), "utf8"), name);
}

const whole = written("whole", headerOf(null), play({}));

function shardsOf(count: number): NamedResults[] {
  return Array.from({ length: count }, (_, at) => {
    const shard = { index: at + 1, of: count };
    const name = `${shard.index}-of-${count}`;
    return { name, results: written(name, headerOf(shard), play({ shard })) };
  });
}

test("the run finds several things, so that there is something to merge", () => {
  expect(whole.findings.length).toBeGreaterThan(1);
  expect(whole.footer?.commands).toBeGreaterThanOrEqual(COMMANDS_MAX);
  expect(new Set(whole.findings.map(({ round }) => round)).size).toBeGreaterThan(1);
  const origins = whole.findings.map(({ finding: { provenance } }) => `${provenance.seed} ${provenance.path}`);
  expect(new Set(origins).size).toBeLessThan(origins.length);
});

describe.each([2, 3])("%i shards", (count) => {
  const shards = shardsOf(count);

  test("merged equal the whole run, in whatever order they come", () => {
    expect(mergeShards(shards)).toEqual(whole);
    expect(mergeShards(shards.toReversed())).toEqual(whole);
  });

  test("each does a part of it", () => {
    for (const { results } of shards) {
      expect(results.footer?.commands).toBeGreaterThan(0);
      expect(results.footer?.commands).toBeLessThan(whole.footer?.commands ?? 0);
    }
  });
});

describe("shards that do not make a run are refused in one line", () => {
  const [first, second] = shardsOf(2) as [NamedResults, NamedResults];
  const altered = (part: Partial<HeaderLine>): NamedResults => {
    return { name: "other", results: { ...second.results, header: { ...second.results.header, ...part } } };
  };

  test.each([
    ["one is missing", [first], "missing: shard 2/2"],
    ["one comes twice", [first, first], "1-of-2: shard 1/2 again; 1-of-2 is it already"],
    ["one is a whole run", [{ name: "whole", results: whole }], "whole: not a shard: it has all rounds of its run"],
    [
      "another era",
      [first, altered({ era: "6.1" })],
      'other: not of the same run: its era is "6.1", and 1-of-2 has "7.2"',
    ],
    ["another seed", [first, altered({ seed: 8 })], "other: not of the same run: its seed is 8, and 1-of-2 has 7"],
  ] as const)("%s", (_, shards, message) => {
    expect(() => mergeShards(shards)).toThrow(new UserError(message));
  });

  test("a shard that was killed makes the whole broken", () => {
    const killed = { name: "killed", results: { ...second.results, clauses: [], footer: null } };
    const { footer } = mergeShards([first, killed]);
    expect(footer).toMatchObject({ exit: 3, complete: false });
  });
});

describe("a run that ended early", () => {
  test.each([1, 2])("goes on after %i rounds and equals the run in one go", (roundsMax) => {
    const name = `early-${roundsMax}`;
    const header = headerOf(null);
    const early = play({ roundsMax });
    written(name, header, early);
    const before = read(name);
    const { tally, findings } = resumeOf(before);
    expect(tally).toMatchObject({ round: roundsMax, commands: early.result.commands });
    const known = findings.map(({ signature }) => signature);
    const rest = play({ start: { ...FROM_THE_START, round: tally.round, known, commands: tally.commands } });
    const line = { t: "resumed", round: tally.round, started: header.started } as const;
    const writer = ResultsWriter.goOn(join(folder, name), line, tally, before.findings);
    for (const found of rest.lines) writer.finding(found);
    const sum = { ...rest.result, ...addTallies([tally, rest.result]) };
    writer.progress(sum);
    const { clauses, footer } = footOf(header, sum, [...before.findings, ...rest.lines]);
    writer.end(clauses, footer);
    const { progress: _, ...all } = read(name);
    const { progress, ...wanted } = whole;
    expect(all).toEqual(wanted);
    expect(mergedProgress(read(name))).toEqual(mergedProgress(whole));
    expect(progress.length).toBeGreaterThan(0);
  });

  test("a line that was cut off is written over", () => {
    const name = "cut";
    written(name, headerOf(null), play({ roundsMax: 1 }));
    const file = join(folder, name, "results.jsonl");
    truncateSync(file, readFileSync(file).length - 20);
    const before = read(name);
    expect(before.footer).toBeNull();
    const line = { t: "resumed", round: 1, started: before.header.started } as const;
    ResultsWriter.goOn(join(folder, name), line, resumeOf(before).tally, before.findings);
    expect(readFileSync(file, "utf8").trimEnd().split("\n").at(-1)).toBe(JSON.stringify(line));
    expect(read(name)).toMatchObject({ clauses: [], footer: null });
  });

  test("what was counted before the first round was over is counted again, not twice", () => {
    const [line] = whole.progress;
    if (line === undefined) throw new Error("no progress");
    expect(resumeOf({ ...whole, progress: [{ ...line, round: 0 }] })).toMatchObject({
      tally: { round: 0, commands: 0, hits: {} },
      findings: [],
    });
  });
});

function mergedProgress({ progress }: Results): unknown {
  return resumeOf({ ...whole, progress, findings: [] }).tally;
}
