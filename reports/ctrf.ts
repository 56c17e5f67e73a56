// SPDX-License-Identifier: MIT
/** CTRF, the common test report format: a test for each clause. */
import type { Verdict } from "../spec/result-lines.ts";
import { type ReportCase, suitesOf, unexpectedPassText } from "./cases.ts";
import { entriesTotal } from "./expectations/check-text.ts";
import { baselineTotal } from "./news.ts";
import type { Results } from "./results-file.ts";

type Status = "passed" | "failed" | "skipped" | "pending" | "other";

const STATUS: Readonly<Record<Verdict, Status>> = {
  ...{ PASS: "passed", WARN: "passed", FAIL: "failed", XPASS: "failed", FLAKY: "failed" },
  ...{ XFAIL: "other", SKIP: "skipped", NOT_EXERCISED: "skipped", UNTESTED: "pending" },
};

function messageOf(one: ReportCase): string | null {
  const { findings, reason, known, verdict } = one;
  if (verdict === "XPASS") return unexpectedPassText(one);
  const [first] = findings;
  if (first === undefined) return reason;
  const { expected, observed } = first.finding;
  const bug = known === null ? "" : ` (known: ${known.bug ?? known.expectation})`;
  return `expected ${expected}, observed ${observed}${bug}`;
}

function extraOf({ findings, clause, news }: ReportCase): object {
  const { level, owedBy, hits, programs } = clause ?? {};
  const found = findings.map(({ finding: { signature }, file, reproduced: { k, n } }) => {
    return { signature, replay: `dmabuf-ct replay ${file}`, reproduced: `${k}/${n}` };
  });
  return {
    ...(clause === null ? {} : { level, owedBy, hits, programs }),
    ...(news === null ? {} : { baseline: { change: news.change, text: news.text } }),
    ...(found.length === 0 ? {} : { findings: found }),
  };
}

function testOf(one: ReportCase, suite: string): object {
  const text = messageOf(one);
  return {
    name: one.name,
    status: STATUS[one.verdict],
    duration: 0,
    suite: [suite],
    rawStatus: one.verdict,
    ...(text === null ? {} : { message: text }),
    extra: extraOf(one),
  };
}

function summaryOf(cases: readonly ReportCase[], suites: number, { header, footer }: Results): object {
  const count = (status: Status): number => cases.filter(({ verdict }) => STATUS[verdict] === status).length;
  const start = Date.parse(header.started);
  const duration = footer?.elapsedMs ?? 0;
  return {
    tests: cases.length,
    ...{ passed: count("passed"), failed: count("failed"), pending: count("pending") },
    ...{ skipped: count("skipped"), other: count("other"), suites, start, stop: start + duration, duration },
  };
}

/** What the run was held against. */
function againstOf(results: Results): object {
  const { expectations } = results;
  const baseline = baselineTotal(results);
  return {
    ...(baseline === null ? {} : { baseline }),
    ...(expectations === undefined ? {} : { expectations: `${expectations.file}: ${entriesTotal(expectations)}` }),
  };
}

/** The results as CTRF. Shards of one run share its `runId`. */
export function ctrfReport(results: Results): string {
  const { header, footer } = results;
  const suites = suitesOf(results);
  const cases = suites.flatMap((suite) => suite.cases);
  const document = {
    reportFormat: "CTRF",
    specVersion: "0.0.0",
    runId: header.run,
    generatedBy: "dmabuf-ct",
    results: {
      tool: { name: "dmabuf-ct", version: header.suite },
      summary: summaryOf(cases, suites.length, results),
      tests: suites.flatMap(({ name, cases: mine }) => mine.map((one) => testOf(one, name))),
      extra: {
        ...{ target: header.target, era: header.era, spec: header.spec, seed: header.seed },
        ...{ exit: footer?.exit ?? null, complete: footer?.complete ?? false },
        ...againstOf(results),
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
