// SPDX-License-Identifier: MIT
/**
 * KTAP as the kernel's own parser wants it: at most two levels, in each the version line, the `# Subtest:` line and the plan
 * first; names before directives and without `#`. A failure never carries SKIP: the parser would take it for one.
 */
import type { Verdict } from "../spec/result-lines.ts";
import { knownText, type ReportCase, type ReportSuite, suitesOf, unexpectedPassText } from "./cases.ts";
import { entriesTotal } from "./expectations/check-text.ts";
import { baselineTotal } from "./news.ts";
import type { Results } from "./results-file.ts";
import { missingClauses } from "./verdicts.ts";

/** A directive's text; `#` would begin another directive. */
const words = (text: string): string => text.replace(/#/g, "").replace(/\s+/g, " ").trim();

/** A line of diagnosis; one that looks like a mark of the format is no mark. */
const note = (text: string): string => `# ${text.replace(/^(Subtest|Totals):/, "$1 :")}`;

interface Line {
  readonly ok: boolean;
  readonly directive: string;
  readonly notes: readonly string[];
}

function findingNotes({ findings }: ReportCase): string[] {
  return findings.flatMap(({ finding, file, reproduced: { k, n } }) => [
    `${finding.signature}, ${finding.program.steps.length} steps, fails in ${k} of ${n} runs`,
    `replay: dmabuf-ct replay ${file}`,
  ]);
}

function lineOf(one: ReportCase, required: boolean): Line {
  const fine = (directive = "", notes: readonly string[] = []): Line => ({ ok: true, directive, notes });
  const bad = (notes: readonly string[]): Line => ({ ok: false, directive: "", notes });
  switch (one.verdict) {
    case "PASS":
      return fine();
    case "WARN":
      return fine("", ["warn: a recommendation is not followed", ...findingNotes(one)]);
    case "XFAIL":
      return fine(`XFAIL ${words(knownText(one.known))}`, findingNotes(one));
    case "FAIL":
      return bad(findingNotes(one));
    case "FLAKY":
      return bad([`flaky: ${one.reason ?? ""}`, ...findingNotes(one)]);
    case "XPASS":
      return bad([unexpectedPassText(one)]);
    case "NOT_EXERCISED":
      if (required) return bad([`not exercised, though required: ${one.reason ?? ""}`]);
      return fine(`SKIP not exercised ${words(one.reason ?? "")}`);
    case "UNTESTED":
      return fine(`SKIP untested ${words(one.reason ?? "")}`);
    case "SKIP":
      return fine(`SKIP ${words(one.reason ?? "")}`);
  }
}

const newsNotes = (one: ReportCase | undefined): string[] => (one?.news == null ? [] : [one.news.text]);

/** What the run was held against. */
function againstNotes(results: Results): string[] {
  const { expectations } = results;
  const baseline = baselineTotal(results);
  return [
    ...(baseline === null ? [] : [`baseline: ${baseline}`]),
    ...(expectations === undefined ? [] : [`expectations: ${expectations.file}: ${entriesTotal(expectations)}`]),
  ].map(note);
}

const TOTALS: Readonly<Record<Verdict, "pass" | "fail" | "xfail" | "xpass" | "skip">> = {
  ...{ PASS: "pass", WARN: "pass", FAIL: "fail", FLAKY: "fail", XFAIL: "xfail", XPASS: "xpass" },
  ...{ NOT_EXERCISED: "skip", UNTESTED: "skip", SKIP: "skip" },
};

function resultText(line: Line, number: number, name: string): string {
  const directive = line.directive === "" ? "" : ` # ${line.directive.trim()}`;
  return `${line.ok ? "ok" : "not ok"} ${number} ${name}${directive}`;
}

interface Block {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

function suiteBlock({ name, cases }: ReportSuite, missing: ReadonlySet<string>): Block {
  const results = cases.map((one) => lineOf(one, missing.has(one.name)));
  const inner = [
    "KTAP version 1",
    `# Subtest: ${name}`,
    `1..${cases.length}`,
    ...results.flatMap((line, index) => [
      ...[...newsNotes(cases[index]), ...line.notes].map((text) => note(`${cases[index]?.name}: ${text}`)),
      resultText(line, index + 1, cases[index]?.name ?? ""),
    ]),
  ];
  return { lines: inner.map((text) => `  ${text}`), ok: results.every(({ ok }) => ok) };
}

function totals(cases: readonly ReportCase[], missing: ReadonlySet<string>): string {
  const counts = { pass: 0, fail: 0, xfail: 0, xpass: 0, skip: 0, error: 0 };
  for (const one of cases) counts[missing.has(one.name) ? "fail" : TOTALS[one.verdict]]++;
  const parts = Object.entries(counts).map(([word, count]) => `${word}:${count}`);
  return `# Totals: ${parts.join(" ")}`;
}

/** The results as KTAP. */
export function ktapReport(results: Results): string {
  const suites = suitesOf(results);
  const { header, clauses } = results;
  const missing = new Set<string>(missingClauses(clauses, header.options.require).map(({ id }) => id));
  const blocks = suites.map((suite) => suiteBlock(suite, missing));
  const { target, spec, suite, era, seed } = header;
  const lines = [
    "KTAP version 1",
    `1..${suites.length}`,
    note(`target=${target} era=${era} spec=${spec} suite=${suite} seed=${seed}`),
    ...againstNotes(results),
    ...suites.flatMap(({ name }, index) => [
      ...(blocks[index]?.lines ?? []),
      `${blocks[index]?.ok ? "ok" : "not ok"} ${index + 1} ${name}`,
    ]),
    totals(
      suites.flatMap(({ cases }) => cases),
      missing,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
