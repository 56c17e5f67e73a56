// SPDX-License-Identifier: MIT
/** The report of a run for people at a terminal. */
import { join } from "node:path";
import type { CampaignResult } from "../spec/campaign.ts";
import { AREAS, areaOf } from "../spec/clauses/index.ts";
import type { Finding } from "../spec/finding.ts";
import type { ClauseLine, HeaderLine, Verdict } from "../spec/result-lines.ts";
import { EXIT } from "./exit-code.ts";
import { findingBlock } from "./finding-block.ts";
import { duration, grouped, hang, plural, table } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { findingFileName } from "./signature.ts";
import { countVerdicts, missingClauses } from "./verdicts.ts";

export interface Report {
  readonly header: HeaderLine;
  readonly result: CampaignResult;
  readonly clauses: readonly ClauseLine[];
  readonly exit: number;
  /** Folder of the results, as the user named it. */
  readonly folder: string;
}

const COLUMNS: readonly (readonly [Verdict, string])[] = [
  ["PASS", "pass"],
  ["FAIL", "fail"],
  ["WARN", "warn"],
  ["NOT_EXERCISED", "not exercised"],
  ["SKIP", "skip"],
  ["UNTESTED", "untested"],
];

type Columns = typeof COLUMNS;

/** Warnings exist in lenient runs only: their column stands only where there is one. */
function columnsOf(clauses: readonly ClauseLine[]): Columns {
  return COLUMNS.filter(([verdict]) => verdict !== "WARN" || clauses.some((clause) => clause.verdict === "WARN"));
}

function row(name: string, clauses: readonly ClauseLine[], columns: Columns): string[] {
  const counts = countVerdicts(clauses);
  const cells = columns.map(([verdict]) => (counts[verdict] === 0 ? "·" : grouped(counts[verdict])));
  return [name, grouped(clauses.length), ...cells];
}

/** Verdicts counted by area. */
export function areaTable(clauses: readonly ClauseLine[], paint: Paint): string[] {
  const columns = columnsOf(clauses);
  const areas = Object.keys(AREAS)
    .map((area) => ({ area, mine: clauses.filter((clause) => areaOf(clause.id) === area) }))
    .filter(({ mine }) => mine.length > 0);
  const rows = areas.map(({ area, mine }) => row(area, mine, columns));
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
  const title = `not exercised, fewer than ${plural(header.minHits, "hit")} (hits in brackets)`;
  return ["", paint.warn(title), ...hang("  ", names).map((line) => line.replaceAll("\u00a0", " "))];
}

function effort({ result }: Report): string {
  const perSecond = result.elapsedMs > 0 ? (result.commands * 1000) / result.elapsedMs : 0;
  const negative = result.commands > 0 ? Math.round((100 * result.negativeCommands) / result.commands) : 0;
  return (
    `${plural(result.commands, "command")} (${negative} % negative) in ${plural(result.programs, "program")}, ` +
    `${duration(result.elapsedMs)}, ${grouped(perSecond)} commands/s`
  );
}

function block(finding: Finding, index: number, report: Report, paint: Paint): string[] {
  const again = report.result.findings.slice(0, index).some(({ clause, kind }) => {
    return clause === finding.clause && (clause !== null || kind === finding.kind);
  });
  const file = join(report.folder, "findings", findingFileName(finding));
  const { lenient } = report.header;
  return ["", ...findingBlock(finding, { paint, lenient, again, replay: `npx dmabuf-ct replay ${file}` })];
}

const notFollowed = (count: number): string => `${plural(count, "recommendation")} not followed`;

/** What did not hold: clauses, recommendations, and what no clause names. */
function failures({ clauses, result }: Report): string[] {
  const failed = clauses.filter((clause) => clause.verdict === "FAIL");
  const should = failed.filter((clause) => clause.level === "should").length;
  const must = failed.length - should;
  const unnamed = result.findings.filter((finding) => finding.clause === null).length;
  return [
    ...(must === 0 ? [] : [`${plural(must, "clause")} violated`]),
    ...(should === 0 ? [] : [notFollowed(should) + (must + unnamed === 0 ? " (--lenient lets it pass)" : "")]),
    ...(unnamed === 0 ? [] : [unnamed === 1 ? "1 hang or exception" : `${unnamed} hangs or exceptions`]),
  ];
}

function conclusion(report: Report, paint: Paint): string {
  const { PASS, WARN } = countVerdicts(report.clauses);
  const held = `${plural(PASS, "clause")} held`;
  const warned = WARN === 0 ? "" : `, ${notFollowed(WARN)}`;
  const failed = failures(report);
  if (failed.length > 0) return paint.bad(`does not conform: ${failed.join(", ")}${warned}; ${held}`);
  if (report.exit === EXIT.interrupted || report.exit === EXIT.terminated) {
    return paint.warn(`interrupted: no violation so far; ${held}`);
  }
  const missing = missingClauses(report.clauses, report.header.require).length;
  if (missing > 0) {
    const what = `${plural(missing, "required clause")} not exercised often enough (try a longer --budget)`;
    return paint.warn(`undecided: ${what}; ${held}`);
  }
  return paint.good(`conforms: ${held}${warned}`);
}

/** Why a run ended before its budget was used. */
function earlyEnd({ result, exit }: Report, paint: Paint): string[] {
  if (!result.interrupted) return [];
  if (exit === EXIT.interrupted || exit === EXIT.terminated) return [paint.warn("ended by a signal")];
  return [paint.warn(`ended early, at ${plural(result.findings.length, "finding")} (see --max-findings)`)];
}

/** Where a kernel and the documents are known to disagree: that it still does is worth a line. */
function divergences({ result: { divergences = [] } }: Report, paint: Paint): string[] {
  if (divergences.length === 0) return [];
  return [
    "",
    paint.faint("diverges from the documents as registered (see: list divergences)"),
    ...hang("  ", divergences.join(" ")),
  ];
}

/** The whole report as lines. */
export function terminalReport(report: Report, paint: Paint): string[] {
  const { header, result } = report;
  return [
    `${paint.strong(header.target)}  era ${header.era}  seed ${header.seed}`,
    effort(report),
    ...earlyEnd(report, paint),
    "",
    ...areaTable(report.clauses, paint),
    ...notExercised(report, paint),
    ...divergences(report, paint),
    ...result.findings.flatMap((finding, index) => block(finding, index, report, paint)),
    "",
    conclusion(report, paint),
    paint.faint(`results: ${join(report.folder, "results.jsonl")}`),
  ];
}
