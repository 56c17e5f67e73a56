// SPDX-License-Identifier: MIT
import { spawnSync } from "node:child_process";
import type { Command } from "commander";
import { EXIT } from "../reports/exit-code.ts";
import { parseRecorded } from "../spec/program-file.ts";
import { withOutput, withTarget } from "./common-options.ts";
import type { TargetOptions } from "./engine.ts";
import { readInput } from "./input.ts";
import { type OutputOptions, print, printJson } from "./output.ts";
import { packagePath } from "./package-root.ts";
import { durationMs, positiveCount } from "./values.ts";

/** What `git bisect run` understands. */
export const BISECT = { good: 0, bad: 1, skip: 125 } as const;

type Answer = keyof typeof BISECT;

interface BisectOptions extends OutputOptions, TargetOptions {
  readonly build?: string;
  readonly times: number;
  readonly timeout: number;
}

interface Judgement {
  readonly answer: Answer;
  readonly reason: string;
}

const OUTPUT_MAX_BYTES = 1 << 26;

/** Builds with the user's own command; its output is for people, so it goes to standard error. */
function build(command: string): Judgement | null {
  const { status, signal } = spawnSync("sh", ["-c", command], { stdio: ["ignore", 2, 2] });
  if (status === 0) return null;
  return { answer: "skip", reason: `the build ended with ${signal ?? `exit code ${status}`}` };
}

function replayArguments(file: string, { target, module: modules, provider, mutant }: BisectOptions): string[] {
  const pair = (option: string, value: string | undefined): string[] => (value === undefined ? [] : [option, value]);
  return [
    ...[packagePath("cli/dmabuf-ct.mjs"), "replay", file, "--json"],
    ...pair("--target", target),
    ...(modules ?? []).flatMap((path) => ["--module", path]),
    ...pair("--provider", provider),
    ...pair("--mutant", mutant),
  ];
}

/** The members of `replay --json` that decide. */
interface Replayed {
  readonly violation: { readonly signature: string } | null;
  readonly recorded: string | null;
  readonly skipped: readonly number[];
}

/** A failure of another kind may hide the one that is looked for. */
export function judgeReplay({ violation, recorded, skipped }: Replayed): Judgement {
  if (violation !== null && (recorded === null || violation.signature === recorded)) {
    return { answer: "bad", reason: `fails as ${violation.signature}` };
  }
  if (violation !== null) return { answer: "skip", reason: `fails in another way: ${violation.signature}` };
  if (skipped.length > 0) return { answer: "skip", reason: `${skipped.length} steps could not be sent` };
  return { answer: "good", reason: "conforms" };
}

/** In a process of its own: what was just built is loaded anew, and its death is not ours. */
function replayOnce(file: string, options: BisectOptions): Judgement {
  const limits = { timeout: options.timeout, killSignal: "SIGKILL", maxBuffer: OUTPUT_MAX_BYTES } as const;
  const ended = spawnSync(process.execPath, replayArguments(file, options), { ...limits, encoding: "utf8" });
  const said = ended.stderr.trim().split("\n").at(-1) ?? "";
  if (ended.error !== undefined) return { answer: "skip", reason: `the replay did not end: ${ended.error.message}` };
  if (ended.status !== EXIT.ok && ended.status !== EXIT.violated)
    return { answer: "skip", reason: said || "no answer" };
  return judgeReplay(JSON.parse(ended.stdout) as Replayed);
}

/** The first run that is not good decides. */
function replayTimes(file: string, options: BisectOptions): Judgement {
  let judgement = replayOnce(file, options);
  for (let i = 1; i < options.times && judgement.answer === "good"; i++) judgement = replayOnce(file, options);
  return judgement;
}

function bisectRun(file: string, options: BisectOptions): void {
  const { text, where } = readInput(file);
  parseRecorded(text, where);
  const judgement = (options.build === undefined ? null : build(options.build)) ?? replayTimes(file, options);
  if (options.json) printJson(judgement);
  else print([`${judgement.answer}: ${judgement.reason}`]);
  process.exitCode = BISECT[judgement.answer];
}

const EXAMPLES = `
Example, in a kernel tree:
  git bisect start v7.2 v7.1
  git bisect run dmabuf-ct bisect-run finding.json --target linux:7.2+source:linux \\
    --build 'dmabuf-ct kernel build --source .'`;

/** `dmabuf-ct bisect-run` */
export function addBisectRun(program: Command): void {
  const command = program
    .command("bisect-run")
    .summary("a finding, for git bisect run")
    .description("Replay a finding for `git bisect run`. Exit 0: good; 1: it fails as recorded; 125: cannot be told.")
    .argument("<finding>", "a finding or a program")
    .addHelpText("after", EXAMPLES);
  withTarget(command, "the one the finding names, else reference")
    .option("--build <command>", "run this in a shell before; cannot be told if it fails")
    .option("--times <n>", "replay so often; bad if it fails once", positiveCount, 1)
    .option("--timeout <time>", "cannot be told if a replay takes longer", durationMs, 600_000)
    .action(bisectRun);
  withOutput(command);
}
