// SPDX-License-Identifier: MIT
/** Every format a report can have, each a pure function of the results. */
import { hexOf } from "../spec/u64.ts";
import { badgeReport } from "./badge.ts";
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
  /** An earlier run to tell what changed since; only the page for people does. */
  readonly baseline: Results | null;
}

type Format = (results: Results, options: FormatOptions) => string;

/** All of the file as one JSON document; nothing is left out or made plain. */
function jsonReport(results: Results): string {
  const text = JSON.stringify(results, (_key, value) => (typeof value === "bigint" ? hexOf(value) : value), 2);
  return `${text}\n`;
}

export const FORMATS = {
  terminal: (results, { folder, paint }) => `${terminalReport({ ...prepared(results), folder }, paint).join("\n")}\n`,
  md: (results) => markdownReport(prepared(results)),
  junit: (results) => junitReport(prepared(results)),
  ktap: (results) => ktapReport(prepared(results)),
  sarif: (results) => sarifReport(prepared(results)),
  ctrf: (results) => ctrfReport(prepared(results)),
  badge: (results) => badgeReport(prepared(results)),
  cover: (results) => coverReport(prepared(results)),
  html: (results, { folder, baseline }) => htmlReport(results, { folder, baseline }),
  json: jsonReport,
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The results in a format. */
export function reportIn(format: FormatName, results: Results, options: Partial<FormatOptions> = {}): string {
  const render: Format = FORMATS[format];
  return render(results, { folder: "out", paint: PLAIN, baseline: null, ...options });
}
