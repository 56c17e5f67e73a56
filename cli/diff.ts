// SPDX-License-Identifier: MIT
import { type Command, Option } from "commander";
import { compareRuns, comparisonExit, incomparable } from "../reports/compare.ts";
import { comparisonLines, comparisonMarkdown } from "../reports/comparison-text.ts";
import { UserError } from "../spec/user-error.ts";
import { withExitStyle, withOutput } from "./common-options.ts";
import { judgedResultsFrom } from "./judged-results.ts";
import { type OutputOptions, print, printJson, stdoutPaint } from "./output.ts";
import { type ExitOptions, setExit } from "./set-exit.ts";

interface DiffOptions extends OutputOptions, ExitOptions {
  readonly format: "text" | "md";
}

function diff(old: string, now: string, options: DiffOptions): void {
  const [before, after] = [judgedResultsFrom(old), judgedResultsFrom(now)];
  const reason = incomparable(before.header, after.header);
  if (reason !== null) throw new UserError(`${old} cannot be compared with ${now}: ${reason}`);
  const comparison = compareRuns(before, after);
  if (options.json) printJson(comparison);
  else if (options.format === "md") print(comparisonMarkdown(comparison));
  else print(comparisonLines(comparison, stdoutPaint(options)));
  setExit(comparisonExit(comparison), options);
}

/** `dmabuf-ct diff` */
export function addDiff(program: Command): void {
  const command = program
    .command("diff")
    .summary("what changed between two runs")
    .description("Hold a run against an earlier one. Exit 1: something broke; 8: something is worse; 0: neither.")
    .argument("<before>", "results.jsonl of the earlier run, or its folder")
    .argument("<after>", "the same of the later one")
    .addOption(new Option("--format <which>", "how to print it").choices(["text", "md"]).default("text"));
  withExitStyle(command).action(diff);
  withOutput(command);
}
