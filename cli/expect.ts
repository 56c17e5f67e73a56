// SPDX-License-Identifier: MIT
import type { Command } from "commander";
import { checkFits } from "../reports/expectations/apply.ts";
import { checkLines, entriesExit } from "../reports/expectations/check-text.ts";
import { type Edit, pruned, updated } from "../reports/expectations/edit.ts";
import type { Expectations } from "../reports/expectations/expectation.ts";
import { expectationsLine } from "../reports/expectations/expectations-line.ts";
import { type EntryJudgement, flawOf, type Judged, judgedOf, judgeEntries } from "../reports/expectations/judge.ts";
import { bugLink, dayOf, parseExpectations } from "../reports/expectations/parse.ts";
import { hang } from "../reports/layout.ts";
import { UserError } from "../spec/user-error.ts";
import { withOutput } from "./common-options.ts";
import { readInput } from "./input.ts";
import { type OutputOptions, print, printJson, stdoutPaint } from "./output.ts";
import { resultsFrom } from "./read-results.ts";
import { writeWhole } from "./write-whole.ts";

const DAYS_DEFAULT = 180;
const DAY_MS = 86_400_000;

/** The day some days from now. */
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface Read {
  readonly text: string;
  readonly file: Expectations;
}

function readExpectations(path: string): Read {
  const { text, where } = readInput(path);
  return { text, file: parseExpectations(text, where) };
}

function readJudged(path: string, file: Expectations): Judged {
  const run = judgedOf(resultsFrom(path));
  checkFits(file, run.header);
  return run;
}

/** Without a run only what is wrong with the entries themselves can be said. */
function flaws({ entries }: Expectations, today: string): EntryJudgement[] {
  return entries.map((entry) => {
    const flaw = flawOf(entry, today) ?? { verdict: "UNDECIDED" as const, reason: "no run to hold it against" };
    return { entry, held: [], ...flaw };
  });
}

interface CheckOptions extends OutputOptions {
  readonly from?: string;
}

function check(path: string, options: CheckOptions): void {
  const { file } = readExpectations(path);
  const today = dayFromNow(0);
  const { from } = options;
  const judgements = from === undefined ? flaws(file, today) : judgeEntries(file, readJudged(from, file), today);
  const line = expectationsLine(file.file, judgements);
  const exit = entriesExit(line.entries);
  if (options.json) printJson({ file: line.file, entries: line.entries, exit });
  else print(checkLines(line, stdoutPaint(options)));
  process.exitCode = exit;
}

/** What a run of a part did not show says nothing. */
function checkWhole(path: string, { header, complete }: Judged): void {
  const { only, exporters, shard } = header.options;
  const part = !complete || only.length > 0 || exporters.length > 0 || shard !== null;
  if (part) throw new UserError(`${path}: a run of a part, or ended early: entries are changed by whole runs only`);
}

interface EditOptions extends OutputOptions {
  readonly from: string;
  readonly dryRun?: boolean;
}

function finish(path: string, { text }: Read, edit: Edit, options: EditOptions): void {
  const changed = edit.text !== text;
  if (changed && !options.dryRun) writeWhole(path, edit.text);
  const lines = [...edit.removed.map((row) => `- ${row}`), ...edit.added.map((row) => `+ ${row}`)];
  if (options.json) printJson({ removed: edit.removed, added: edit.added, written: changed && !options.dryRun });
  else print(lines.length === 0 ? ["nothing to change"] : lines);
}

function prune(path: string, options: EditOptions): void {
  const read = readExpectations(path);
  const run = readJudged(options.from, read.file);
  checkWhole(options.from, run);
  finish(path, read, pruned(read.text, judgeEntries(read.file, run, dayFromNow(0))), options);
}

interface UpdateOptions extends EditOptions {
  readonly bug: string;
  readonly until?: string;
}

function update(path: string, options: UpdateOptions): void {
  const { bug, until = dayFromNow(DAYS_DEFAULT) } = options;
  const entry = { bug: bugLink(bug, "--bug"), until: dayOf(until, "--until"), added: dayFromNow(0) };
  const read = readExpectations(path);
  const run = readJudged(options.from, read.file);
  checkWhole(options.from, run);
  finish(path, read, updated(read.text, read.file, run, entry), options);
}

const CODES = hang(
  "Exit codes: ",
  "0 in order · 1 fails in another way (XDIFF) · 2 not an expectation file · 4 held (XPASS) · 9 can match nothing in this run (STALE) · 10 its pattern matches no clause (EMPTY) · 11 it matches too much (WIDE) · 12 its day is over (EXPIRED). Of several: 10, 11, 1, 12, 9, 4.",
);

function withEdit(command: Command): Command {
  return command
    .requiredOption("--from <results>", "results.jsonl of a whole run, or its folder")
    .option("--dry-run", "print the change, and write nothing");
}

/** `dmabuf-ct expect check|update|prune` */
export function addExpect(program: Command): void {
  const expect = program
    .command("expect")
    .summary("a file of known failures: check, update or prune it")
    .description("Look after a file of known failures, as `run --expect` takes it.");
  const checks = expect
    .command("check")
    .description("Check each entry, and hold it against a run.")
    .argument("<file>", "the expectation file")
    .option("--from <results>", "results.jsonl of a run, or its folder")
    .addHelpText("after", ["", ...CODES].join("\n"))
    .action(check);
  const updates = expect.command("update").description("Add an entry for each failure that no entry knows.");
  withEdit(updates.argument("<file>", "the expectation file"))
    .requiredOption("--bug <link>", "where they are tracked")
    .option("--until <day>", "when to look at them again (default: in 180 days)")
    .action(update);
  const prunes = expect.command("prune").description("Take out entries that the run shows to be out of date.");
  withEdit(prunes.argument("<file>", "the expectation file")).action(prune);
  for (const command of [checks, updates, prunes]) withOutput(command);
}
