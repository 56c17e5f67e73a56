// SPDX-License-Identifier: MIT
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { exitCodeOf } from "../reports/exit-code.ts";
import { findingLine } from "../reports/finding-line.ts";
import { PLAIN } from "../reports/paint.ts";
import { readResults } from "../reports/results-file.ts";
import { ResultsWriter } from "../reports/results-writer.ts";
import { terminalReport } from "../reports/terminal.ts";
import { type Counted, countVerdicts, missingClauses, verdictsOf } from "../reports/verdicts.ts";
import { CLAUSE_IDS, type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import { covers } from "../spec/eras.ts";
import type { Finding } from "../spec/finding.ts";
import { DEFAULT_CONFIG, DEFAULT_DEVICE, SCRIPTED_EXPORTER } from "../spec/program.ts";
import type { ClauseLine, FindingLine, FooterLine, HeaderLine } from "../spec/result-lines.ts";
import { UserError } from "../spec/user-error.ts";

const OPTIONS = { era: "7.2", minHits: 20, lenient: false, only: [] } as const;

type Part = Partial<Omit<Counted, "findings">> & { readonly findings?: readonly Finding[] };

function lineOf(found: Finding, lenient = false): FindingLine {
  return findingLine(found, { round: 0, reproduced: { k: 1, n: 1 } }, lenient);
}

function result({ findings = [], ...part }: Part, lenient = false): Counted {
  const lines = findings.map((found) => lineOf(found, lenient));
  return { hits: {}, programsByClause: {}, expected: [], findings: lines, ...part };
}

function finding(clause: ClauseId | null, signature: string): Finding {
  const world = { pageSizeBytes: 4096, devices: [DEFAULT_DEVICE], exporter: SCRIPTED_EXPORTER };
  const step = { id: 3, do: "put", args: { buffer: null } } as const;
  return {
    schema: "dmabuf-ct/finding/1",
    ...{ clause, kind: clause === null ? "hang" : "outcome", step: 3 },
    blames: "framework",
    ...{ expected: "EINVAL", observed: "ok", signature, target: "reference" },
    program: { schema: "dmabuf-ct/program/1", era: "7.2", config: DEFAULT_CONFIG, world, steps: [step] },
    steps: [{ id: 3, observed: "ok" }],
    certificate: { passes: ["chunks"], lastSweepCandidates: 4, executions: 30, minimal: true },
    provenance: { suite: "0.1.0", seed: 7, path: "1", originalSteps: 80 },
  };
}

/** The first clause of the register with a property. */
function clauseWhere(wanted: (id: ClauseId) => boolean): ClauseId {
  const found = CLAUSE_IDS.find(wanted);
  if (found === undefined) throw new Error("the register has no such clause");
  return found;
}

const isChecked = (id: ClauseId): boolean => clauseOf(id).checked === "lockstep" && covers(clauseOf(id), "7.2");
const MUST = clauseWhere((id) => isChecked(id) && clauseOf(id).level === "must");
const OTHER = clauseWhere((id) => isChecked(id) && clauseOf(id).level === "implementation");
const SHOULD = clauseWhere((id) => clauseOf(id).level === "should");
const UNTESTED = clauseWhere((id) => typeof clauseOf(id).checked === "object");
const ELSEWHERE = clauseWhere((id) => typeof clauseOf(id).checked === "string" && !covers(clauseOf(id), "7.2"));

function verdict(id: ClauseId, part: Part): ClauseLine | undefined {
  return verdictsOf(result(part), OPTIONS).find((line) => line.id === id);
}

test("a clause passes only when it was exercised often enough", () => {
  const expected = [MUST];
  expect(verdict(MUST, { expected, hits: { [MUST]: 20 } })).toMatchObject({ verdict: "PASS", reason: null });
  expect(verdict(MUST, { expected, hits: { [MUST]: 19 } })).toMatchObject({
    verdict: "NOT_EXERCISED",
    reason: "19 of 20 hits",
  });
  expect(verdict(MUST, { expected })).toMatchObject({ verdict: "NOT_EXERCISED", hits: 0 });
});

test("a violated clause fails however often it held; in a lenient run a recommendation only warns", () => {
  const part = { findings: [finding(MUST, "a"), finding(SHOULD, "b")], hits: { [MUST]: 900 } };
  const of = (id: ClauseId, lenient: boolean) =>
    verdictsOf(result(part, lenient), { ...OPTIONS, lenient }).find((line) => line.id === id)?.verdict;
  expect([of(MUST, false), of(SHOULD, false)]).toEqual(["FAIL", "FAIL"]);
  expect([of(MUST, true), of(SHOULD, true)]).toEqual(["FAIL", "WARN"]);
});

test("what cannot be judged says why", () => {
  expect(verdict(UNTESTED, {})).toMatchObject({ verdict: "UNTESTED", reason: expect.stringMatching(/\w/) });
  expect(verdict(ELSEWHERE, {})).toMatchObject({ verdict: "SKIP", reason: expect.stringMatching(/^era .* only$/) });
  expect(verdict(MUST, {})).toMatchObject({ verdict: "SKIP", reason: "cannot occur on this target" });
});

test("a filter leaves out other clauses, but never a violated one", () => {
  const lines = verdictsOf(result({ findings: [finding(MUST, "a")] }), { ...OPTIONS, only: [OTHER] });
  expect(new Set(lines.map((line) => line.id))).toEqual(new Set([OTHER, MUST]));
  expect(countVerdicts(lines)).toMatchObject({ FAIL: 1, SKIP: 1, PASS: 0 });
});

test("which clauses must be exercised is the caller's choice", () => {
  const lines = verdictsOf(result({ expected: [MUST, OTHER] }), OPTIONS);
  expect(missingClauses(lines, "must").map((line) => line.id)).toEqual([MUST]);
  expect(missingClauses(lines, "all")).toHaveLength(2);
  expect(missingClauses(lines, "none")).toEqual([]);
});

test("exit codes: signal, then violation, then what was not exercised", () => {
  const clauses = verdictsOf(result({ expected: [MUST] }), OPTIONS);
  const base = { clauses, findings: [], require: "must", signal: null } as const;
  const found = (...ids: (ClauseId | null)[]) => ids.map((id) => lineOf(finding(id, "s")));
  expect(exitCodeOf({ ...base, require: "none" })).toBe(0);
  expect(exitCodeOf(base)).toBe(6);
  expect(exitCodeOf({ ...base, findings: found(SHOULD) })).toBe(1);
  expect(exitCodeOf({ ...base, require: "none", findings: [lineOf(finding(SHOULD, "s"), true)] })).toBe(0);
  expect(exitCodeOf({ ...base, findings: [...found(MUST), lineOf(finding(SHOULD, "s"), true)] })).toBe(1);
  expect(exitCodeOf({ ...base, findings: found(MUST) })).toBe(1);
  expect(exitCodeOf({ ...base, findings: found(null) })).toBe(1);
  expect(exitCodeOf({ ...base, findings: found(MUST), signal: "SIGINT" })).toBe(130);
});

const folder = mkdtempSync(join(tmpdir(), "dmabuf-ct-results-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER: HeaderLine = {
  t: "header",
  schema: "dmabuf-ct/results/2",
  run: "0123456789ab",
  ...{ suite: "0.1.0", spec: "dma-buf-2026.1", target: "reference", era: "7.2", seed: 7 },
  options: {
    ...{ budgetMs: 500, commandsMax: null, only: [], exporters: [], minHits: 20, require: "must", lenient: false },
    ...{ maxFindings: 10, shard: null, expect: null, baseline: null },
  },
  capabilities: { commands: ["put"], faults: [], exporters: ["scripted"], instrumented: true, expendable: true },
  environment: { node: "v20.0.0", platform: "linux", arch: "x64", cpus: 2, kernel: null },
  started: "2026-01-01T00:00:00.000Z",
};

test("results are valid at every moment of a run, and read back", () => {
  const file = join(folder, "results.jsonl");
  const read = () => readResults(readFileSync(file, "utf8"), "results.jsonl");
  const writer = ResultsWriter.begin(folder, HEADER);
  expect(read()).toMatchObject({ header: HEADER, findings: [], footer: null });
  for (const signature of ["a", "a", "b"]) writer.finding(lineOf(finding(MUST, signature)));
  expect(read().findings.map((line) => line.finding.signature)).toEqual(["a", "b"]);
  expect(readdirSync(join(folder, "findings"))).toHaveLength(2);
  const clauses = verdictsOf(result({}), OPTIONS);
  const counted = {
    commands: 1,
    negativeCommands: 0,
    programs: 1,
    findings: 2,
    ...{ outcomes: {}, transitions: 0, complete: true },
    divergences: [],
    exit: 1,
    interrupted: false,
  };
  const footer: FooterLine = { t: "footer", counts: countVerdicts(clauses), ...counted, elapsedMs: 5 };
  writer.end(clauses, footer);
  expect(read()).toEqual({ header: HEADER, progress: [], clauses, findings: read().findings, footer });
});

test("a line cut off by a kill is left out, a broken one is an error", () => {
  const header = JSON.stringify(HEADER);
  expect(readResults(`${header}\n{"t":"fin`, "r").footer).toBeNull();
  expect(() => readResults(`${header}\n{"t":"fin\n`, "r")).toThrow(UserError);
  expect(() => readResults("", "r")).toThrow("no header");
});

test("the report names what failed and how to replay it, in 100 columns and without colour codes", () => {
  const found = result({ findings: [finding(MUST, "sig")], expected: [MUST, OTHER], hits: { [OTHER]: 3 } });
  const clauses = verdictsOf(found, OPTIONS);
  const { findings } = found;
  const footer: FooterLine = {
    ...{
      t: "footer",
      counts: countVerdicts(clauses),
      commands: 1000,
      negativeCommands: 100,
      programs: 10,
      findings: 1,
    },
    ...{ outcomes: {}, transitions: 0, divergences: [], exit: 1, interrupted: false, complete: true, elapsedMs: 500 },
  };
  const lines = terminalReport({ header: HEADER, progress: [], clauses, findings, footer, folder: "out" }, PLAIN);
  const text = lines.join("\n");
  expect(text).toContain(`${OTHER} (3)`);
  expect(text).toMatch(new RegExp(`FAIL {2}${MUST} {2}must, owed by the`));
  expect(text).toMatch(/> put NULL\n +expected {2}EINVAL\n +observed {2}ok/);
  expect(text).toMatch(new RegExp(`npx dmabuf-ct replay out/findings/${MUST}-[0-9a-f]{8}\\.json`));
  expect(text).toContain("does not conform: 1 clause violated");
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  expect(text).not.toContain("\u001b");
});
