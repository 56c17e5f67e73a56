// SPDX-License-Identifier: MIT
/** The report of a run for people at a terminal. */
import { join } from "node:path";
import type { ClauseLine, FindingLine, Verdict } from "../spec/result-lines.ts";
import { byArea } from "./by-area.ts";
import { comparisonLines } from "./comparison-text.ts";
import { conclusionOf, endedBySignal } from "./conclusion.ts";
import { checkLines } from "./expectations/check-text.ts";
import { findingBlock } from "./finding-block.ts";
import { duration, grouped, hang, plural, table } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { tallyOf } from "./progress-line.ts";
import type { Results } from "./results-file.ts";
import { RESULTS_FILE } from "./results-writer.ts";
import { countVerdicts } from "./verdicts.ts";

/** Results, and where they stand. */
export interface Report extends Results {
  /** Folder of the results, as the user named it. */
  readonly folder: string;
}

const COLUMNS: readonly (readonly [Verdict, string])[] = [
  ["PASS", "pass"],
  ["FAIL", "fail"],
  ["WARN", "warn"],
  ["FLAKY", "flaky"],
  ["XFAIL", "known"],
  ["XPASS", "unexpected pass"],
  ["NOT_EXERCISED", "not exercised"],
  ["SKIP", "skip"],
  ["UNTESTED", "untested"],
];

type Columns = typeof COLUMNS;

const SELDOM: readonly Verdict[] = ["WARN", "FLAKY", "XFAIL", "XPASS"];

/** Columns of verdicts that most runs do not have stand only where there is one. */
function columnsOf(clauses: readonly ClauseLine[]): Columns {
  return COLUMNS.filter(([verdict]) => !SELDOM.includes(verdict) || clauses.some((c) => c.verdict === verdict));
}

function row(name: string, clauses: readonly ClauseLine[], columns: Columns): string[] {
  const counts = countVerdicts(clauses);
  const cells = columns.map(([verdict]) => (counts[verdict] === 0 ? "·" : grouped(counts[verdict])));
  return [name, grouped(clauses.length), ...cells];
}

/** Verdicts counted by area. */
export function areaTable(clauses: readonly ClauseLine[], paint: Paint): string[] {
  const columns = columnsOf(clauses);
  const rows = byArea(clauses).map(({ area, clauses: mine }) => row(area, mine, columns));
  const [titles = "", ...lines] = table([
    ["area", "clauses", ...columns.map(([, title]) => title)],
    ...rows,
    ...(rows.length > 1 ? [row("all", clauses, columns)] : []),
  ]);
  return [paint.faint(titles), ...lines.slice(0, -1), paint.strong(lines.at(-1) ?? ""), ...legend(clauses, paint)];
}

/** What the columns that are no verdict of the run mean. */
function legend(clauses: readonly ClauseLine[], paint: Paint): string[] {
  const { SKIP, UNTESTED } = countVerdicts(clauses);
  const skip = SKIP === 0 ? [] : ["skip: cannot occur on this target or in this era"];
  const untested = UNTESTED === 0 ? [] : ["untested: nothing checks it yet"];
  return skip.length + untested.length === 0 ? [] : [paint.faint([...skip, ...untested].join(" · "))];
}

function notExercised({ clauses, header }: Report, paint: Paint): string[] {
  const poor = clauses.filter((clause) => clause.verdict === "NOT_EXERCISED");
  if (poor.length === 0) return [];
  const names = poor.map((clause) => (clause.hits === 0 ? clause.id : `${clause.id}\u00a0(${clause.hits})`)).join(" ");
  const title = `not exercised, fewer than ${plural(header.options.minHits, "hit")} (hits in brackets)`;
  return ["", paint.warn(title), ...hang("  ", names).map((line) => line.replaceAll("\u00a0", " "))];
}

function effort({ footer, progress }: Report): string {
  const { commands, negativeCommands, programs, elapsedMs } = footer ?? tallyOf(progress);
  const perSecond = elapsedMs > 0 ? (commands * 1000) / elapsedMs : 0;
  const negative = commands > 0 ? Math.round((100 * negativeCommands) / commands) : 0;
  return (
    `${plural(commands, "command")} (${negative} % negative) in ${plural(programs, "program")}, ` +
    `${duration(elapsedMs)}, ${grouped(perSecond)} commands/s`
  );
}

function block(line: FindingLine, index: number, report: Report, paint: Paint): string[] {
  const { finding, file: name } = line;
  const again = report.findings.slice(0, index).some(({ finding: { clause, kind } }) => {
    return clause === finding.clause && (clause !== null || kind === finding.kind);
  });
  const file = join(report.folder, name);
  const { lenient } = report.header.options;
  return ["", ...findingBlock(finding, { paint, lenient, again, line, replay: `npx dmabuf-ct replay ${file}` })];
}

/** Why a run ended before its budget was used. */
function earlyEnd(report: Report, paint: Paint): string[] {
  if (report.footer?.interrupted !== true) return [];
  if (endedBySignal(report)) return [paint.warn("ended by a signal")];
  return [paint.warn(`ended early, at ${plural(report.findings.length, "finding")} (see --max-findings)`)];
}

/** Where a kernel and the documents are known to disagree: that it still does is worth a line. */
function divergences({ footer }: Report, paint: Paint): string[] {
  const divergences = footer?.divergences ?? [];
  if (divergences.length === 0) return [];
  return [
    "",
    paint.faint("diverges from the documents as registered (see: list divergences)"),
    ...hang("  ", divergences.join(" ")),
  ];
}

/** What changed since an earlier run. */
function changes({ header, baseline }: Report, paint: Paint): string[] {
  if (baseline === undefined) return [];
  return ["", ...comparisonLines({ ...baseline, before: baseline, after: header }, paint)];
}

/** What became of the known failures. */
function known({ expectations }: Report, paint: Paint): string[] {
  return expectations === undefined ? [] : ["", ...checkLines(expectations, paint)];
}

/** The whole report as lines. */
export function terminalReport(report: Report, paint: Paint): string[] {
  const { header, findings } = report;
  const { tone, text } = conclusionOf(report);
  return [
    `${paint.strong(header.target)}  era ${header.era}  seed ${header.seed}`,
    effort(report),
    ...earlyEnd(report, paint),
    "",
    ...areaTable(report.clauses, paint),
    ...notExercised(report, paint),
    ...divergences(report, paint),
    ...findings.flatMap((line, index) => block(line, index, report, paint)),
    ...changes(report, paint),
    ...known(report, paint),
    "",
    paint[tone](text),
    paint.faint(`results: ${join(report.folder, RESULTS_FILE)}`),
  ];
}
