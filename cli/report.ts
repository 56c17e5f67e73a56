// SPDX-License-Identifier: MIT
import { dirname } from "node:path";
import { type Command, Option } from "commander";
import { incomparable } from "../reports/compare.ts";
import { type Earlier, FORMAT_NAMES, type FormatName, reportIn } from "../reports/formats.ts";
import { paintFor } from "../reports/paint.ts";
import type { Results } from "../reports/results-file.ts";
import { UserError } from "../spec/user-error.ts";
import { judgedResultsFrom } from "./judged-results.ts";
import { resultsFrom } from "./read-results.ts";
import { writeWhole } from "./write-whole.ts";

interface ReportOptions {
  readonly format: FormatName;
  readonly output?: string;
  readonly baseline?: string;
  readonly color: boolean;
}

/** Of standard input nobody knows where it stood. */
function folderOf(file: string): string {
  if (file === "-") return "";
  return file.endsWith(".jsonl") ? dirname(file) : file;
}

function earlier(file: string | undefined, { header }: Results): Earlier | null {
  if (file === undefined) return null;
  const results = judgedResultsFrom(file);
  const reason = incomparable(results.header, header);
  if (reason === null) return { file, results };
  throw new UserError(`--baseline ${file}: cannot be compared with these results: ${reason}`);
}

function report(file: string, { format, output, baseline, color }: ReportOptions): void {
  const results = resultsFrom(file);
  const paint = paintFor(process.stdout, color && output === undefined);
  const text = reportIn(format, results, { folder: folderOf(file), paint, baseline: earlier(baseline, results) });
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text);
}

/** `dmabuf-ct report` */
export function addReport(program: Command): void {
  program
    .command("report")
    .summary("results in another format")
    .description(
      "Derive a report from results.jsonl, whole or cut off: for people, for CI, for a patch's cover letter.",
    )
    .argument("<results>", "results.jsonl, or the folder it is in; - for standard input")
    .addOption(new Option("--format <format>", "what to make of it").choices(FORMAT_NAMES).default("terminal"))
    .option("--baseline <results>", "results of an earlier run: tell what changed since")
    .option("-o, --output <file>", "write it there instead of standard output")
    .option("--no-color", "plain text even on a terminal")
    .action(report);
}
