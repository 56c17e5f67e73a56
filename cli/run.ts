// SPDX-License-Identifier: MIT
import { type Command, Option } from "commander";
import { findingLine } from "../reports/finding-line.ts";
import type { Results } from "../reports/results-file.ts";
import { ResultsWriter } from "../reports/results-writer.ts";
import { terminalReport } from "../reports/terminal.ts";
import { EMPTY_TALLY, type FindingNote } from "../spec/campaign.ts";
import type { EngineApi } from "../spec/engine-api.ts";
import type { Finding } from "../spec/finding.ts";
import { EXPORTER_KINDS } from "../spec/program.ts";
import { type FindingLine, type HeaderLine, REQUIREMENTS } from "../spec/result-lines.ts";
import { type Campaign, planCampaign, type RunOptions } from "./campaign.ts";
import { withEra, withExitStyle, withOutput, withTarget } from "./common-options.ts";
import { loadEngine } from "./engine.ts";
import { Gate } from "./gate.ts";
import { print, printJson, stdoutPaint } from "./output.ts";
import { PROGRESS_MODES, ProgressView } from "./progress.ts";
import { resultsFrom } from "./read-results.ts";
import { checkSame, optionsOf, refuseOthers, resumeOf } from "./resume.ts";
import { type Ended, headerOf, judgeRun } from "./run-lines.ts";
import { setExit } from "./set-exit.ts";
import { StopSignals } from "./signals.ts";
import { durationMs, folder, list, positiveCount, seed, shard } from "./values.ts";

/** A run of its own, or the rest of one. */
interface Run {
  readonly engine: EngineApi;
  readonly campaign: Campaign;
  readonly header: HeaderLine;
  readonly gate: Gate;
  readonly writer: ResultsWriter;
  readonly signals: StopSignals;
  /** Findings of the part that ran before. */
  readonly earlier: readonly FindingLine[];
}

/** The lines about findings, in the order they were found, each written at once. */
class Found {
  readonly lines: FindingLine[];
  /** Why the results could not be written. */
  unwritten: unknown = null;
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
    this.lines = [...run.earlier];
  }

  add(finding: Finding, note: FindingNote): void {
    const line = this.#run.gate.finding(findingLine(finding, note, this.#run.header.options.lenient));
    if (!this.lines.some(({ file, round }) => file === line.file && round === line.round)) this.lines.push(line);
    this.attempt(() => this.#run.writer.finding(line));
  }

  attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.unwritten ??= error;
    }
  }
}

async function execute(run: Run, view: ProgressView): Promise<Ended> {
  const { engine, campaign, header, gate, writer, signals } = run;
  const found = new Found(run);
  const result = await engine.runCampaign(
    campaign.options,
    (progress) => {
      if (progress.tally !== undefined) found.attempt(() => writer.progress(progress.tally ?? EMPTY_TALLY));
      view.show(progress);
    },
    (finding, note) => {
      found.add(finding, note);
      view.found(finding);
    },
    () => signals.received !== null || found.unwritten !== null,
  );
  view.clear();
  if (found.unwritten !== null) throw found.unwritten;
  writer.progress(result);
  return { header, result, findings: found.lines, signal: signals.received, gate };
}

/** Nothing held, and what failed was expected to. */
function isOnlyKnown({ footer }: Results): boolean {
  return footer?.counts.PASS === 0 && footer.counts.XFAIL > 0;
}

function show(results: Results, options: RunOptions): void {
  const { header, clauses, findings, expectations, baseline, footer } = results;
  if (options.json) printJson({ header, clauses, findings, expectations, baseline, footer });
  else print(terminalReport({ ...results, folder: options.out }, stdoutPaint(options)));
}

async function begin(options: RunOptions): Promise<Run> {
  const engine = await loadEngine();
  const campaign = await planCampaign(engine, options);
  const header = headerOf(campaign, options);
  const gate = new Gate(header);
  const writer = ResultsWriter.begin(options.out, header);
  return { engine, campaign, header, gate, writer, signals: new StopSignals(), earlier: [] };
}

async function goOn(before: Results, options: RunOptions): Promise<Run> {
  const { header, findings } = before;
  const { out } = options;
  const engine = await loadEngine();
  const campaign = await planCampaign(engine, options);
  checkSame(header, headerOf(campaign, options), out);
  const gate = new Gate(header);
  const resume = resumeOf(before);
  const line = { t: "resumed", round: resume.tally.round, started: new Date().toISOString() } as const;
  const writer = ResultsWriter.goOn(out, line, resume.tally, findings);
  const rest = { ...campaign, options: { ...campaign.options, resume } };
  return { engine, campaign: rest, header, gate, writer, signals: new StopSignals(), earlier: findings };
}

/** Runs, judges, writes down and shows. */
async function finish(started: Run, options: RunOptions): Promise<void> {
  const { writer, campaign } = started;
  const results = judgeRun(await execute(started, new ProgressView(options.progress, campaign.options)));
  const besides = [results.expectations, results.baseline].filter((line) => line !== undefined);
  writer.lines(besides);
  writer.end(results.clauses, results.footer);
  show(results, options);
  setExit(results.footer.exit, options, isOnlyKnown(results));
}

async function resume(out: string, shown: RunOptions, command: Command): Promise<void> {
  refuseOthers(command);
  const before = resultsFrom(out);
  const options = optionsOf(before.header, shown, out);
  if (before.footer?.complete !== true) return finish(await goOn(before, options), options);
  show(before, options);
  setExit(before.footer.exit, options, isOnlyKnown(before));
}

async function run(options: RunOptions, command: Command): Promise<void> {
  if (options.resume !== undefined) await resume(options.resume, options, command);
  else await finish(await begin(options), options);
}

const EXAMPLES = `
Examples:
  dmabuf-ct run                                            the reference target, 30 s
  dmabuf-ct run --target exporter:./my-exporter.ts         your exporter, against every clause it owes
  dmabuf-ct run --target importer:./my-importer.ts         your importer, against every clause it owes
  dmabuf-ct run --era 6.12 --clause 'MAP-*,SG-*' --budget 5m`;

/** `dmabuf-ct run` */
export function addRun(program: Command): void {
  const command = program
    .command("run")
    .summary("check a target against the clauses")
    .description("Check a target: generate programs, hold it against the clauses, shrink what fails.")
    .addHelpText("after", EXAMPLES);
  withEra(withTarget(command, "reference"), "7.2")
    .option("--seed <n>", "seed of the generator (default: drawn, and printed)", seed)
    .option("--budget <time>", "how long to run: 500ms, 30s, 5m (default: 30s)", durationMs)
    .option("--commands <n>", "how many commands to run", positiveCount)
    .option("--clause <globs>", "only these clauses, such as MAP-*,SG-01", list)
    .option("--exporter <kinds>", `only these exporters: ${EXPORTER_KINDS.join(", ")}`, list)
    .addOption(
      new Option("--require <which>", "clauses that must have been exercised: exit 6 if not")
        .choices(REQUIREMENTS)
        .default("must"),
    )
    .option("--lenient", "a recommendation (level should) not followed only warns")
    .option("--min-hits <n>", "how often counts as exercised", positiveCount, 20)
    .option("--max-findings <n>", "stop after so many different findings", positiveCount, 10)
    .option(
      "--shard <i/n>",
      "only every n-th round, from the i-th on; dmabuf-ct merge makes one run of all shards",
      shard,
    )
    .option("--resume <dir>", "go on with the run in this folder, with the options it was begun with", folder)
    .option("--out <dir>", "where results.jsonl and findings/ go", folder, "out")
    .option("--expect <file>", "known failures: they pass, and what is out of date fails (exit 4)")
    .option("--baseline <results>", "an earlier run: only what is new since then fails")
    .addOption(new Option("--progress <how>", "on standard error").choices(PROGRESS_MODES).default("auto"))
    .action(run);
  withOutput(withExitStyle(command));
}
