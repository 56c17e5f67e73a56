// SPDX-License-Identifier: MIT
/** Every format a report can have, each a pure function of the results. */
import { join } from "node:path";
import { hexOf } from "../spec/u64.ts";
import { badgeReport } from "./badge.ts";
import { baselineLine } from "./baseline-line.ts";
import { compareRuns } from "./compare.ts";
import { coverReport } from "./cover.ts";
import { ctrfReport } from "./ctrf.ts";
import { htmlReport } from "./html/page.ts";
import { junitReport } from "./junit.ts";
import { ktapReport } from "./ktap.ts";
import { markdownReport } from "./markdown.ts";
import { type Paint, PLAIN } from "./paint.ts";
import { prepared } from "./prepared.ts";
import type { Results } from "./results-file.ts";
import { sarifReport } from "./sarif.ts";
import { terminalReport } from "./terminal.ts";

export interface FormatOptions {
  /** Folder of the results, as the user named it. */
  readonly folder: string;
  readonly paint: Paint;
  /** An earlier run to tell what changed since; null: the one the results themselves were held against, if any. */
  readonly baseline: Earlier | null;
}

/** An earlier run, and where it stands. */
export interface Earlier {
  readonly file: string;
  readonly results: Results;
}

type Format = (results: Results, options: FormatOptions) => string;

/** All of the file as one JSON document; nothing is left out or made plain. */
function jsonReport(results: Results): string {
  const text = JSON.stringify(results, (_key, value) => (typeof value === "bigint" ? hexOf(value) : value), 2);
  return `${text}\n`;
}

/** Ready to be shown, with the files of findings as whoever reads it would name them. */
function located(results: Results, { folder }: FormatOptions): Results {
  const { findings, ...rest } = prepared(results);
  return { ...rest, findings: findings.map((line) => ({ ...line, file: join(folder, line.file) })) };
}

export const FORMATS = {
  terminal: (results, { folder, paint }) => `${terminalReport({ ...prepared(results), folder }, paint).join("\n")}\n`,
  md: (results, options) => markdownReport(located(results, options)),
  junit: (results, options) => junitReport(located(results, options)),
  ktap: (results, options) => ktapReport(located(results, options)),
  sarif: (results, options) => sarifReport(located(results, options)),
  ctrf: (results, options) => ctrfReport(located(results, options)),
  badge: (results) => badgeReport(prepared(results)),
  cover: (results, options) => coverReport(located(results, options)),
  html: (results, { folder }) => htmlReport(results, { folder }),
  json: jsonReport,
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** Results that say what changed since the run. */
function against(results: Results, baseline: Earlier | null): Results {
  if (baseline === null) return results;
  return { ...results, baseline: baselineLine(baseline.file, compareRuns(baseline.results, results)) };
}

/** The results in a format. */
export function reportIn(format: FormatName, results: Results, options: Partial<FormatOptions> = {}): string {
  const render: Format = FORMATS[format];
  const all = { folder: "out", paint: PLAIN, baseline: null, ...options };
  return render(against(results, all.baseline), all);
}
