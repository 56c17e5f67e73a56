// SPDX-License-Identifier: MIT
/** JUnit XML: a suite for each area, a case for each clause. */
import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import type { ClauseLine, FindingLine } from "../spec/result-lines.ts";
import { knownText, type ReportCase, type ReportSuite, suitesOf, unexpectedPassText } from "./cases.ts";
import { entriesTotal } from "./expectations/check-text.ts";
import { findingBlock } from "./finding-block.ts";
import { baselineTotal } from "./news.ts";
import { PLAIN } from "./paint.ts";
import type { Results } from "./results-file.ts";

/** Readers refuse files of a few megabytes: a body is cut there, and says so. */
const BODY_CHARS_MAX = 20_000;

function bodyOf(lines: readonly FindingLine[]): string {
  const blocks = lines.map((line) => {
    const options = { paint: PLAIN, lenient: false, again: false, line };
    return findingBlock(line.finding, { ...options, replay: `npx dmabuf-ct replay ${line.file}` }).join("\n");
  });
  const text = blocks.join("\n\n");
  if (text.length <= BODY_CHARS_MAX) return text;
  return `${text.slice(0, BODY_CHARS_MAX)}\n… cut here: ${text.length - BODY_CHARS_MAX} characters more in the results`;
}

const messageOf = ({ finding: { expected, observed } }: FindingLine): string =>
  `expected ${expected}, observed ${observed}`;

function failed(at: XMLBuilder, element: "failure" | "flakyFailure", { findings, news }: ReportCase): void {
  const [first] = findings;
  if (first === undefined) return;
  const message = news === null ? messageOf(first) : `${news.text}: ${messageOf(first)}`;
  at.ele(element, { message, type: first.finding.signature }).txt(bodyOf(findings));
}

function skipReason({ verdict, reason, known }: ReportCase): string {
  if (verdict === "XFAIL") return `known failure: ${knownText(known)}`;
  if (verdict === "UNTESTED") return `untested: ${reason ?? ""}`;
  if (verdict === "NOT_EXERCISED") return `not exercised: ${reason ?? ""}`;
  return reason ?? "skipped";
}

/** What stands inside a case, by verdict; nothing in one that passed. */
function addVerdict(at: XMLBuilder, one: ReportCase): void {
  switch (one.verdict) {
    case "PASS":
      return;
    case "FAIL":
      failed(at, "failure", one);
      return;
    case "FLAKY":
      failed(at, "flakyFailure", one);
      return;
    case "XPASS":
      at.ele("failure", { message: unexpectedPassText(one), type: "XPASS" });
      return;
    case "WARN":
      at.ele("system-out").txt(`a recommendation is not followed\n${bodyOf(one.findings)}`);
      return;
    default:
      at.ele("skipped", { message: skipReason(one) });
  }
}

const SKIPPED: readonly ClauseLine["verdict"][] = ["NOT_EXERCISED", "UNTESTED", "SKIP", "XFAIL"];

function countsOf(cases: readonly ReportCase[]): Record<string, number> {
  const failures = cases.filter(({ verdict }) => verdict === "FAIL" || verdict === "XPASS").length;
  const skipped = cases.filter(({ verdict }) => SKIPPED.includes(verdict)).length;
  return { tests: cases.length, failures, errors: 0, skipped };
}

/** What the run was, and what it was held against. */
function propertiesOf(results: Results): Readonly<Record<string, string>> {
  const { header, expectations } = results;
  const { target, era, seed, suite, spec } = header;
  const baseline = baselineTotal(results);
  return {
    ...{ target, era, seed: String(seed), suite, spec },
    ...(baseline === null ? {} : { baseline }),
    ...(expectations === undefined ? {} : { expectations: `${expectations.file}: ${entriesTotal(expectations)}` }),
  };
}

function addSuite(root: XMLBuilder, { name, cases }: ReportSuite, results: Results): void {
  const { header } = results;
  const suite = root.ele("testsuite", { name, ...countsOf(cases), time: "0", timestamp: header.started.slice(0, 19) });
  const properties = suite.ele("properties");
  for (const [key, value] of Object.entries(propertiesOf(results))) {
    properties.ele("property", { name: key, value });
  }
  for (const one of cases) {
    addVerdict(suite.ele("testcase", { classname: `dma-buf.${name}`, name: one.name, time: "0" }), one);
  }
}

/** The results as JUnit XML. */
export function junitReport(results: Results): string {
  const suites = suitesOf(results);
  const cases = suites.flatMap((suite) => suite.cases);
  const document = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: "\uFFFD" });
  const time = ((results.footer?.elapsedMs ?? 0) / 1000).toFixed(3);
  const root = document.ele("testsuites", { name: "dmabuf-ct", ...countsOf(cases), time });
  for (const suite of suites) addSuite(root, suite, results);
  return `${document.end({ prettyPrint: true })}\n`;
}
