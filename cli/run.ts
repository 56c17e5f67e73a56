// SPDX-License-Identifier: MIT
import { type Command, Option } from "commander";
import { exitCodeOf } from "../reports/exit-code.ts";
import { ResultsWriter } from "../reports/results-file.ts";
import { type Report, terminalReport } from "../reports/terminal.ts";
import { countVerdicts, verdictsOf } from "../reports/verdicts.ts";
import type { CampaignResult } from "../spec/campaign.ts";
import type { EngineApi } from "../spec/engine-api.ts";
import { EXPORTER_KINDS } from "../spec/program.ts";
import { type FooterLine, type HeaderLine, REQUIREMENTS, RESULTS_SCHEMA } from "../spec/result-lines.ts";
import { type Campaign, campaignTarget, planCampaign, type RunOptions } from "./campaign.ts";
import { withEra, withOutput, withTarget } from "./common-options.ts";
import { loadEngine } from "./engine.ts";
import { print, printJson, stdoutPaint } from "./output.ts";
import { suiteVersion } from "./package-root.ts";
import { PROGRESS_MODES, ProgressView } from "./progress.ts";
import { StopSignals } from "./signals.ts";
import { durationMs, folder, list, positiveCount, seed } from "./values.ts";

function headerOf(campaign: Campaign, options: RunOptions): HeaderLine {
  const { era, seed: drawn, budgetMs, commandsMax, only, exporters } = campaign.options;
  return {
    t: "header",
    schema: RESULTS_SCHEMA,
    suite: suiteVersion(),
    target: campaignTarget(campaign),
    ...{ era, seed: drawn, budgetMs, commandsMax },
    only: [...only],
    exporters: [...exporters],
    minHits: options.minHits,
    require: options.require,
    lenient: options.lenient ?? false,
    started: new Date().toISOString(),
  };
}

function footerOf({ clauses, result, exit }: Report): FooterLine {
  const { commands, negativeCommands, programs, interrupted, elapsedMs, findings } = result;
  return {
    t: "footer",
    counts: countVerdicts(clauses),
    ...{ commands, negativeCommands, programs },
    findings: findings.length,
    divergences: [...(result.divergences ?? [])],
    ...{ exit, interrupted, elapsedMs: Math.round(elapsedMs) },
  };
}

interface Run {
  readonly engine: EngineApi;
  readonly campaign: Campaign;
  readonly writer: ResultsWriter;
  readonly signals: StopSignals;
}

async function execute(run: Run, view: ProgressView): Promise<CampaignResult> {
  let unwritten: unknown = null;
  const result = await run.engine.runCampaign(
    run.campaign.options,
    (progress) => view.show(progress),
    (finding) => {
      try {
        run.writer.finding(finding);
      } catch (error) {
        unwritten = error;
      }
      view.found(finding);
    },
    () => run.signals.received !== null || unwritten !== null,
  );
  view.clear();
  if (unwritten !== null) throw unwritten;
  for (const finding of result.findings) run.writer.finding(finding);
  return result;
}

function judge(result: CampaignResult, header: HeaderLine, run: Run, options: RunOptions): Report {
  const { era, minHits, only, require, lenient } = header;
  const clauses = verdictsOf(result, { era, minHits, only, lenient });
  const exit = exitCodeOf({ clauses, findings: result.findings, require, lenient, signal: run.signals.received });
  return { header, result, clauses, exit, folder: options.out };
}

function show(report: Report, footer: FooterLine, options: RunOptions): void {
  const { header, clauses, result } = report;
  if (options.json) printJson({ header, clauses, findings: result.findings, footer });
  else print(terminalReport(report, stdoutPaint(options)));
}

async function run(options: RunOptions): Promise<void> {
  const engine = await loadEngine();
  const campaign = await planCampaign(engine, options);
  const header = headerOf(campaign, options);
  const writer = new ResultsWriter(options.out, header);
  const all: Run = { engine, campaign, writer, signals: new StopSignals() };
  const result = await execute(all, new ProgressView(options.progress, campaign.options));
  const report = judge(result, header, all, options);
  const footer = footerOf(report);
  writer.end(report.clauses, footer);
  show(report, footer, options);
  process.exitCode = report.exit;
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
    .option("--out <dir>", "where results.jsonl and findings/ go", folder, "out")
    .addOption(new Option("--progress <how>", "on standard error").choices(PROGRESS_MODES).default("auto"))
    .action(run);
  withOutput(command);
}
