// SPDX-License-Identifier: MIT
/** A summary in Markdown, as GitHub shows it. Whatever comes from a target stands in code, where nothing is interpreted. */
import { type ClauseId, clauseOf } from "../spec/clauses/index.ts";
import type { ClauseLine, FindingLine, Verdict } from "../spec/result-lines.ts";
import { VERDICTS } from "../spec/result-lines.ts";
import { byArea } from "./by-area.ts";
import { comparisonMarkdown } from "./comparison-text.ts";
import { conclusionOf } from "./conclusion.ts";
import { checkLines } from "./expectations/check-text.ts";
import { findingBlock } from "./finding-block.ts";
import { grouped, plural } from "./layout.ts";
import { PLAIN } from "./paint.ts";
import type { Results } from "./results-file.ts";
import { countVerdicts } from "./verdicts.ts";

/** GitHub takes summaries of checks up to 65 535 bytes; one more byte and it shows none. */
export const MARKDOWN_BYTES_MAX = 65_535;
/** Room for the line that tells what was left out. */
const TAIL_BYTES = 300;
/** What changed leaves room for findings. */
const CHANGES_BYTES_MAX = 16_384;

const bytes = (text: string): number => Buffer.byteLength(text);

/** Longest row of backticks in a text, plus one. */
function fenceFor(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? [];
  return "`".repeat(Math.max(least, 1 + Math.max(0, ...runs.map((run) => run.length))));
}

/** A text as code within a line or a cell of a table. */
function code(text: string): string {
  const fence = fenceFor(text, 1);
  return `${fence} ${text.replaceAll("|", "\\|")} ${fence}`;
}

function block(lines: readonly string[]): string {
  const text = lines.map((line) => line.replace(/^ {6}/, "")).join("\n");
  const fence = fenceFor(text, 3);
  return `${fence}text\n${text}\n${fence}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function head(results: Results): string {
  const { header, footer } = results;
  const { tone, text } = conclusionOf(results);
  const mark = { good: "✅", bad: "❌", warn: "⚠️" }[tone];
  const effort =
    footer === null ? "" : `, ${plural(footer.commands, "command")} in ${plural(footer.programs, "program")}`;
  return [
    "## dma-buf conformance",
    "",
    `${mark} **${text}**`,
    "",
    `Target ${code(header.target)}, era ${header.era}, ${header.spec}, suite ${header.suite}, seed ${header.seed}${effort}.`,
    "",
  ].join("\n");
}

function areas({ clauses }: Results): string {
  const total = countVerdicts(clauses);
  const shown = VERDICTS.filter((verdict) => total[verdict] > 0);
  const cells = (name: string, mine: readonly ClauseLine[]): string => {
    const counts = countVerdicts(mine);
    return row([name, ...shown.map((verdict) => (counts[verdict] === 0 ? "·" : grouped(counts[verdict])))]);
  };
  return [
    row(["area", ...shown]),
    row(["---", ...shown.map(() => "---:")]),
    ...byArea(clauses).map(({ area, clauses: mine }) => cells(area, mine)),
    cells("**all**", clauses),
    "",
  ].join("\n");
}

function findingSection({ finding, verdict, file, reproduced: { k, n }, known }: FindingLine): string {
  const { clause } = finding;
  const promise = clause === null ? "" : `${clauseOf(clause).text}\n\n`;
  const often = verdict === "FLAKY" ? `Fails in ${k} of ${n} runs.\n\n` : "";
  const bug = known === null ? "" : `Known: ${code(known.bug ?? known.expectation)}\n\n`;
  const options = { paint: PLAIN, lenient: verdict === "WARN", again: true, replay: `npx dmabuf-ct replay ${file}` };
  const lines = findingBlock(finding, options).slice(2);
  return `### ${verdict} ${clause ?? finding.kind}\n\n${promise}${often}${bug}${block(lines)}\n`;
}

/** What changed since an earlier run. */
function changes({ header, baseline }: Results): string[] {
  if (baseline === undefined) return [];
  const [first = "", ...rows] = comparisonMarkdown({ ...baseline, before: baseline, after: header });
  const fits = bytes(rows.join("\n")) <= CHANGES_BYTES_MAX;
  const table = fits ? rows : ["", "_The table of them is left out for want of room; see `dmabuf-ct diff`._"];
  return [`### What changed\n\n${[first, ...table].join("\n")}\n`];
}

/** Known failures: how many of each kind there are, and which are out of date. */
function known({ expectations }: Results): string[] {
  return expectations === undefined ? [] : [`### Known failures\n\n${block(checkLines(expectations, PLAIN))}`];
}

const LISTED: readonly (readonly [Verdict, string])[] = [
  ["XPASS", "Expected to fail, and held"],
  ["NOT_EXERCISED", "Not exercised often enough"],
];

function lists({ clauses }: Results): string[] {
  return LISTED.flatMap(([verdict, title]) => {
    const ids: ClauseId[] = clauses.filter((line) => line.verdict === verdict).map(({ id }) => id);
    return ids.length === 0 ? [] : [`### ${title}\n\n${ids.join(", ")}\n`];
  });
}

/** As many sections as fit; a section is never cut in the middle. */
function fitting(sections: readonly string[], room: number): string[] {
  const shown: string[] = [];
  let left = room;
  for (const section of sections) {
    left -= bytes(section) + 1;
    if (left < 0) break;
    shown.push(section);
  }
  return shown;
}

/** The summary. What GitHub's limit leaves no room for is counted in its last line. */
export function markdownReport(results: Results, bytesMax = MARKDOWN_BYTES_MAX): string {
  const fixed = [head(results), areas(results), ...changes(results)];
  const more = [...results.findings.map(findingSection), ...known(results), ...lists(results)];
  const room = bytesMax - TAIL_BYTES - fixed.reduce((sum, text) => sum + bytes(text) + 1, 0);
  const shown = fitting(more, room);
  const findings = Math.max(0, results.findings.length - shown.length);
  const others = more.length - shown.length - findings;
  const parts = [
    ...(findings === 0 ? [] : [plural(findings, "finding")]),
    ...(others === 0 ? [] : [plural(others, "list")]),
  ];
  const tail = parts.length === 0 ? [] : [`_Left out for want of room: ${parts.join(", ")}; see results.jsonl._\n`];
  return [...fixed, ...shown, ...tail].join("\n");
}
