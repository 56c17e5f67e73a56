// SPDX-License-Identifier: MIT
/**
 * Every verdict once, through every format: fixtures/reports holds what readers get, and each text is read by the format's
 * own schema or by the rules of its usual reader. `npx vitest run properties/formats.test.ts -u` takes over what changed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { EXIT, exitCodeOf, type RunOutcome } from "../reports/exit-code.ts";
import { type FormatName, reportIn } from "../reports/formats.ts";
import { MARKDOWN_BYTES_MAX } from "../reports/markdown.ts";
import type { Results } from "../reports/results-file.ts";
import { VERDICTS, type Verdict } from "../spec/result-lines.ts";
import { CLAUSE_WITH, everyVerdict, HOSTILE_TEXTS } from "./formats/every-verdict.ts";
import { type KtapTest, readKtap } from "./formats/ktap-reader.ts";
import { sarifSchema } from "./formats/sarif-schema.ts";
import { ROOT } from "./tidy/sources.ts";

const FOLDER = join(ROOT, "fixtures/reports");

const FILES: Readonly<Partial<Record<FormatName, string>>> = {
  terminal: "terminal.txt",
  md: "summary.md",
  junit: "junit.xml",
  ktap: "results.ktap",
  sarif: "results.sarif",
  ctrf: "ctrf.json",
  badge: "badge.json",
  cover: "cover.txt",
};
const NAMES = Object.keys(FILES) as FormatName[];

const hostile = everyVerdict(HOSTILE_TEXTS);
const plain = everyVerdict();

/** Many findings of many signatures. */
function crowded(count: number): Results {
  const [line] = plain.findings;
  if (line === undefined) throw new Error("no finding");
  const findings = Array.from({ length: count }, (_, at) => ({
    ...line,
    file: `findings/MAP-36-${at}.json`,
    finding: { ...line.finding, signature: `${line.finding.signature} ${at}` },
  }));
  return { ...plain, findings };
}

describe("goldens", () => {
  test("the run has every verdict once", () => {
    const shown = plain.clauses.map(({ id, verdict }) => [verdict, id] as const);
    expect(Object.fromEntries(shown)).toEqual(CLAUSE_WITH);
    expect(plain.footer.counts).toEqual(Object.fromEntries(VERDICTS.map((verdict) => [verdict, 1])));
  });

  test.each(NAMES)("%s", async (name) => {
    await expect(reportIn(name, plain)).toMatchFileSnapshot(join(FOLDER, FILES[name] ?? ""));
  });

  test("there is no golden that nothing writes", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.values(FILES).sort());
  });
});

describe("what a run was held against", () => {
  const WITH_CASES = ["junit", "ktap", "ctrf"] as const;

  test.each(WITH_CASES)("%s tells what is new, what is known, and which known failures are out of date", (name) => {
    const text = reportIn(name, plain);
    for (const told of [
      ...["new since the baseline, [PASS] → [FAIL]", "as in the baseline", "fixed since the baseline"],
      ...["out/base: 1 new · 1 lost", "mine.expect: 5 entries", "STALE-MAP-3_", "EXPIRED-CPU-01", "(mine.expect:4)"],
    ]) {
      if (name === "junit" && told === "fixed since the baseline") continue;
      expect(text).toContain(told);
    }
  });

  test.each(NAMES)("%s says nothing of a baseline where there is none", (name) => {
    const { baseline: _baseline, expectations: _expectations, ...alone } = plain;
    expect(reportIn(name, alone)).not.toMatch(/baseline|5 entries|STALE-/i);
  });

  test.each(["md", "junit", "ktap", "ctrf", "cover"] as const)("%s takes another baseline than its own", (name) => {
    const results = { ...plain, header: { ...plain.header, seed: 5 }, findings: [] };
    const text = reportIn(name, plain, { baseline: { file: "out/other", results } });
    expect(text).toMatch(name === "md" ? /\(seed 5\)` →/ : /out\/other: 2 new/);
  });
});

describe("hostile text", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  test.each(NAMES)("%s has no character that acts, and no line that a target wrote", (name) => {
    const text = reportIn(name, hostile);
    expect(text).not.toMatch(ACTING);
    expect(text.split("\n").filter((line) => /^\s*(not )?ok \d+ (X|FAKE)/.test(line))).toEqual([]);
  });

  test("Markdown shows it as code only", () => {
    const text = reportIn("md", hostile);
    expect(text).toContain("onerror");
    const fences = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, "");
    const prose = fences.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
    expect(prose).not.toMatch(/script|onerror|everyone|javascript|<b>/);
  });
});

describe("Markdown", () => {
  test("stays below what GitHub shows, and says what it left out", () => {
    const text = reportIn("md", crowded(300));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MARKDOWN_BYTES_MAX);
    const shown = text.match(/^### FAIL MAP-36$/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(20);
    expect(text).toMatch(new RegExp(`Left out for want of room: ${300 - shown} findings, 3 lists`));
  });
});

/** Cases of a JUnit file: an element may have these children. */
const CASE_CHILDREN = ["failure", "error", "skipped", "flakyFailure", "system-out", "system-err"];

interface JunitCase {
  readonly "@name": string;
  readonly "@classname": string;
  readonly [child: string]: unknown;
}

interface JunitSuite {
  readonly "@tests": string;
  readonly "@failures": string;
  readonly "@skipped": string;
  readonly testcase: readonly JunitCase[];
}

describe.each([
  ["plain", plain],
  ["hostile", hostile],
] as const)("JUnit XML, %s", (_, results) => {
  const text = reportIn("junit", results);
  const parser = new XMLParser({
    ...{
      ignoreAttributes: false,
      attributeNamePrefix: "@",
      isArray: (name: string) => /^test(suite|case)$/.test(name),
    },
  });
  const suites = (parser.parse(text) as { testsuites: { testsuite: JunitSuite[] } }).testsuites.testsuite;

  test("is well formed, and its counts are right", () => {
    expect(XMLValidator.validate(text)).toBe(true);
    expect(suites.length).toBeGreaterThan(3);
    for (const suite of suites) {
      const having = (name: string) => suite.testcase.filter((one) => name in one).length;
      expect(suite).toMatchObject({ "@tests": `${suite.testcase.length}`, "@failures": `${having("failure")}` });
      expect(suite["@skipped"]).toBe(`${having("skipped")}`);
    }
  });

  test("every case is a clause, or a kind of what no clause names, with the verdict in the usual element", () => {
    const cases = suites.flatMap((suite) => suite.testcase);
    const element = (name: string) => {
      const found = cases.find((one) => one["@name"] === name);
      return Object.keys(found ?? {}).filter((key) => CASE_CHILDREN.includes(key))[0] ?? "none";
    };
    const byVerdict = Object.fromEntries(VERDICTS.map((verdict) => [verdict, element(CLAUSE_WITH[verdict])]));
    expect(byVerdict).toEqual({
      ...{ PASS: "none", FAIL: "failure", WARN: "system-out", FLAKY: "flakyFailure", XPASS: "failure" },
      ...{ NOT_EXERCISED: "skipped", UNTESTED: "skipped", SKIP: "skipped", XFAIL: "skipped" },
    });
    expect(element("TARGET-hang")).toBe("failure");
  });
});

describe.each([
  ["plain", plain],
  ["hostile", hostile],
] as const)("KTAP, %s", (_, results) => {
  const suites = readKtap(reportIn("ktap", results));
  const tests = suites.flatMap((suite) => suite.tests);
  const statusOf = (name: string): KtapTest["status"] | undefined => tests.find((one) => one.name === name)?.status;

  test("is read as it is meant: no failure is lost", () => {
    const expected: Readonly<Record<Verdict, KtapTest["status"]>> = {
      ...{ PASS: "ok", WARN: "ok", XFAIL: "ok", FAIL: "not ok", FLAKY: "not ok", XPASS: "not ok" },
      // Required, since the run asks for what must hold, unless it is of another level.
      ...{ NOT_EXERCISED: requiredStatus(results), UNTESTED: "skipped", SKIP: "skipped" },
    };
    expect(Object.fromEntries(VERDICTS.map((verdict) => [verdict, statusOf(CLAUSE_WITH[verdict])]))).toEqual(expected);
    expect(statusOf("TARGET-hang")).toBe("not ok");
  });

  test("a suite fails with its cases; names have no words of their own", () => {
    for (const suite of suites)
      expect(suite.status).toBe(suite.tests.some(({ status }) => status === "not ok") ? "not ok" : "ok");
    for (const { name } of tests) expect(name).toMatch(/^[A-Z]+-[\w-]+$/);
  });
});

function requiredStatus({ clauses }: Results): KtapTest["status"] {
  return clauses.find(({ id }) => id === CLAUSE_WITH.NOT_EXERCISED)?.level === "must" ? "not ok" : "skipped";
}

test("the KTAP reader refuses what the kernel's loses", () => {
  const lines =
    (...all: string[]) =>
    () =>
      readKtap(all.join("\n"));
  expect(lines("KTAP version 1", "1..1", "  KTAP version 1", "  1..1", "  ok 1 A-1", "ok 1 A")).toThrow("subtest");
  expect(lines("KTAP version 1", "ok 1 A")).toThrow("plan");
  expect(lines("KTAP version 1", "1..2", "ok 1 A", "ok 2 A")).toThrow("twice");
  expect(lines("KTAP version 1", "1..1", "ok 1 # XFAIL A")).toThrow("result");
});

/** The schema as its package has it, without what only an older draft of JSON Schema knows. */
function sarifValidator(): ValidateFunction {
  const path = join(ROOT, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  // One of its patterns is none where Unicode is asked for.
  return formats.default(new Ajv({ strict: false, unicodeRegExp: false })).compile(schema);
}

const fitsSarif = sarifValidator();

describe.each([
  ["plain", plain],
  ["hostile", hostile],
] as const)("SARIF, %s", (_, results) => {
  const sarif = sarifSchema.parse(JSON.parse(reportIn("sarif", results)));
  const [run] = sarif.runs;

  test("fits the published schema", () => {
    expect(fitsSarif(JSON.parse(reportIn("sarif", results))), JSON.stringify(fitsSarif.errors)).toBe(true);
    expect(fitsSarif({ version: "2.1.0", runs: [{}] })).toBe(false);
  });

  test("says of each result whether the baseline had it, or of none", () => {
    expect(run?.results.map(({ baselineState }) => baselineState)).toEqual(["new", "new", "new", "new", "unchanged"]);
    const alone = sarifSchema.parse(JSON.parse(reportIn("sarif", { ...results, baseline: undefined })));
    expect(alone.runs[0]?.results.every(({ baselineState }) => baselineState === undefined)).toBe(true);
  });

  test("has a result for each finding, and each result its rule", () => {
    const { driver } = run?.tool ?? {};
    expect(run?.results).toHaveLength(results.findings.length);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(driver?.rules[ruleIndex]?.id).toBe(ruleId);
    expect(run?.results.filter(({ suppressions }) => suppressions !== undefined)).toHaveLength(1);
    expect(run?.results.map(({ level }) => level)).toEqual(["error", "warning", "note", "warning", "error"]);
  });

  test("no message has a link or a placeholder of its own", () => {
    const texts = run?.results.map(({ message }) => message.text) ?? [];
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).not.toMatch(/(?<!\\)\[|(?<!\{)\{(?!\{)/);
  });
});

describe("CTRF", () => {
  const path = join(ROOT, "node_modules/ctrf/dist/ctrf-schema-0.0.json");
  const ajv = formats.default(new Ajv({ strict: false }));
  const validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")) as object);

  test.each([
    ["plain", plain],
    ["hostile", hostile],
  ] as const)("%s fits the published schema", (_, results) => {
    const report: unknown = JSON.parse(reportIn("ctrf", results));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({
      results: { summary: { tests: 13, passed: 2, failed: 7, skipped: 2, pending: 1, other: 1 } },
    });
  });
});

test("the cover letter's block is at most forty lines of 75 columns, whatever was found", () => {
  for (const results of [plain, hostile, crowded(100)]) {
    const lines = reportIn("cover", results).trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(reportIn("cover", results)).toContain("Grand Total for");
  }
  expect(reportIn("cover", crowded(100))).toMatch(/… and \d+ more findings/);
  expect(
    reportIn("cover", plain)
      .split("\n")
      .filter((line) => line.length > 75),
  ).toEqual([]);
});

test("the badge is red, yellow, green or grey", () => {
  const colour = (results: Results) => (JSON.parse(reportIn("badge", results)) as { color: string }).color;
  const only = (...verdicts: Verdict[]): Results => {
    const clauses = plain.clauses.filter(({ verdict }) => verdicts.includes(verdict));
    return { ...plain, clauses: clauses.map((line) => ({ ...line, level: "must" })), findings: [] };
  };
  expect(colour(plain)).toBe("red");
  expect(colour(only("PASS"))).toBe("brightgreen");
  expect(colour(only("PASS", "XFAIL"))).toBe("yellow");
  expect(colour({ ...only("PASS"), footer: null })).toBe("lightgrey");
});

test("a run that was killed is reported as far as it came", () => {
  const killed: Results = { ...plain, clauses: [], footer: null };
  expect(reportIn("terminal", { ...killed, findings: [] })).toContain("incomplete: the run did not come to its end");
  expect(readKtap(reportIn("ktap", killed)).length).toBeGreaterThan(3);
  expect(reportIn("cover", killed)).toMatch(/not\s+run\s+to\s+its\s+end/);
});

test("every verdict alone has its exit code", () => {
  const code = (verdict: Verdict, part: Partial<RunOutcome> = {}): number => {
    const clauses = plain.clauses.filter((line) => line.verdict === verdict);
    expect(clauses).toHaveLength(1);
    const findings = plain.findings.filter((line) => line.finding.clause === CLAUSE_WITH[verdict]);
    return exitCodeOf({ clauses, findings, require: "all", signal: null, ...part });
  };
  expect(Object.fromEntries(VERDICTS.map((verdict) => [verdict, code(verdict)]))).toEqual({
    ...{ PASS: EXIT.ok, WARN: EXIT.ok, XFAIL: EXIT.ok, UNTESTED: EXIT.ok, SKIP: EXIT.ok },
    ...{ FAIL: EXIT.violated, NOT_EXERCISED: EXIT.notExercised, XPASS: EXIT.stale, FLAKY: EXIT.flaky },
  });
  expect(code("PASS", { stale: 1 })).toBe(EXIT.stale);
  expect(code("PASS", { regressed: true })).toBe(EXIT.regressed);
  expect(code("FAIL", { signal: "SIGTERM" })).toBe(EXIT.terminated);
  expect(code("FAIL", { signal: "SIGINT" })).toBe(EXIT.interrupted);
});

test("of several verdicts the gravest decides the exit code", () => {
  const order: Verdict[] = ["FAIL", "NOT_EXERCISED", "XPASS", "FLAKY", "PASS"];
  const codes = order.map((_, from) => {
    const rest = order.slice(from);
    const clauses = plain.clauses.filter(({ verdict }) => rest.includes(verdict));
    const findings = plain.findings.filter(({ verdict }) => rest.includes(verdict));
    return exitCodeOf({ clauses, findings, require: "all", signal: null, regressed: true });
  });
  expect(codes).toEqual([1, 6, 4, 5, 8]);
});
