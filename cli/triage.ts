// SPDX-License-Identifier: MIT
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { advance, type Life, type Step } from "../reports/triage/life-cycle.ts";
import { encodeLives, parseLives } from "../reports/triage/life-file.ts";
import { triageExit, triageLines } from "../reports/triage/triage-text.ts";
import { UserError } from "../spec/user-error.ts";
import { withOutput } from "./common-options.ts";
import { readInput } from "./input.ts";
import { type OutputOptions, print, printJson, stdoutPaint } from "./output.ts";
import { resultsFrom } from "./read-results.ts";
import { list } from "./values.ts";
import { writeWhole } from "./write-whole.ts";

interface TriageOptions extends OutputOptions {
  readonly from: readonly string[];
  readonly dryRun?: boolean;
}

function livesIn(file: string): Life[] {
  if (file === "-") throw new UserError("a life-cycle file is read and written: it has a name");
  return existsSync(file) ? parseLives(readInput(file).text, file) : [];
}

/** Runs in the order in which they began. */
function runsOf(paths: readonly string[]) {
  return paths.map(resultsFrom).sort((a, b) => (a.header.started < b.header.started ? -1 : 1));
}

function triage(file: string, options: TriageOptions): void {
  let lives: readonly Life[] = livesIn(file);
  const steps: Step[] = [];
  for (const results of runsOf(options.from)) {
    const next = advance(lives, results);
    lives = next.lives;
    steps.push(...next.steps);
  }
  if (!options.dryRun) writeWhole(file, encodeLives(lives));
  if (options.json) printJson({ lives, changed: steps });
  else print(triageLines(steps, lives, stdoutPaint(options)));
  process.exitCode = triageExit(steps);
}

/** `dmabuf-ct triage` */
export function addTriage(program: Command): void {
  const command = program
    .command("triage")
    .summary("keep the life cycle of failures in a file")
    .description(
      "Keep a file, made to be under version control, of all failures seen: new, known, fixed, regressed. Exit 1: something is new or came back.",
    )
    .argument("<file>", "the life-cycle file; made if it is missing")
    .requiredOption("--from <results>", "results.jsonl of a run, or its folder (repeatable)", list)
    .option("--dry-run", "say what would change, and write nothing")
    .action(triage);
  withOutput(command);
}
