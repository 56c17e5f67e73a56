// SPDX-License-Identifier: MIT
import type { Command } from "commander";
import { EXIT } from "../reports/exit-code.ts";
import { violationHead, walkLines } from "../reports/finding-block.ts";
import { hang, plural } from "../reports/layout.ts";
import type { Paint } from "../reports/paint.ts";
import type { TargetSpec } from "../spec/campaign.ts";
import type { EngineApi, ReplayResult } from "../spec/engine-api.ts";
import type { RunnableEra } from "../spec/eras.ts";
import type { Program } from "../spec/program.ts";
import { parseRecorded } from "../spec/program-file.ts";
import { targetText } from "../spec/target-text.ts";
import { UserError } from "../spec/user-error.ts";
import { chosenEra } from "./campaign.ts";
import { withEra, withExitStyle, withOutput, withTarget } from "./common-options.ts";
import { checkProgramFits, chosenTarget, describeTarget, loadEngine, type TargetOptions } from "./engine.ts";
import { readInput } from "./input.ts";
import { type OutputOptions, print, printJson, stdoutPaint } from "./output.ts";
import { type ExitOptions, setExit } from "./set-exit.ts";
import { path, seed } from "./values.ts";

interface ReplayOptions extends OutputOptions, TargetOptions, ExitOptions {
  readonly seed?: number;
  readonly path?: string;
  readonly era?: RunnableEra;
}

interface Source {
  readonly target: TargetSpec;
  readonly program: Program;
  /** The signature of the finding it was recorded in. */
  readonly recorded: string | null;
}

function sourceFromFile(file: string, options: ReplayOptions): Source {
  if (options.era !== undefined) throw new UserError("--era goes with --seed and --path; a file names its own era");
  const { text, where } = readInput(file);
  const { program, finding } = parseRecorded(text, where);
  return { target: chosenTarget(options, finding?.target), program, recorded: finding?.signature ?? null };
}

async function sourceFromSeed(engine: EngineApi, options: ReplayOptions): Promise<Source> {
  const { seed: drawn, path } = options;
  if (drawn === undefined || path === undefined) {
    throw new UserError("nothing to replay: give a file, or --seed and --path");
  }
  const target = chosenTarget(options);
  const era = chosenEra(options.era, await describeTarget(engine, target));
  return { target, program: await engine.redraw(target, era, drawn, path), recorded: null };
}

function sourceOf(engine: EngineApi, file: string | undefined, options: ReplayOptions): Source | Promise<Source> {
  if (file === undefined) return sourceFromSeed(engine, options);
  if (options.seed === undefined && options.path === undefined) return sourceFromFile(file, options);
  throw new UserError("give a file, or --seed and --path, not both");
}

/** Steps of the teardown, which no program names, are not counted. */
function conclusion({ recorded, program }: Source, { violation, steps }: ReplayResult, paint: Paint): string[] {
  if (violation === null) {
    const lost = recorded === null ? [] : hang("", `the recorded finding is not reproduced: ${recorded}`);
    const own = steps.filter(({ id }) => program.steps.some((step) => step.id === id));
    return [paint.good(`conforms: ${plural(own.length, "step")}, no difference`), ...lost];
  }
  if (recorded === null) return [paint.bad("fails"), `  ${violation.signature}`];
  if (violation.signature === recorded) return [paint.bad("fails as recorded"), `  ${violation.signature}`];
  return [paint.bad("fails in another way"), `  observed  ${violation.signature}`, `  recorded  ${recorded}`];
}

function replayLines(source: Source, result: ReplayResult, paint: Paint): string[] {
  const { violation, skipped } = result;
  const sent =
    skipped.length === 0 ? [] : [paint.warn(`${plural(skipped.length, "step")} this target could not be sent`)];
  return [
    `replay on ${targetText(source.target)}`,
    ...(violation === null ? [] : ["", ...violationHead(violation, paint)]),
    "",
    ...walkLines({ ...result, program: source.program }, paint),
    "",
    ...sent,
    ...conclusion(source, result, paint),
  ];
}

async function replay(file: string | undefined, options: ReplayOptions): Promise<void> {
  const engine = await loadEngine();
  const source = await sourceOf(engine, file, options);
  await checkProgramFits(engine, source.target, source.program);
  const result = await engine.replayProgram(source.target, source.program);
  if (result.violation === null && result.steps.length === 0 && source.program.steps.length > 0) {
    throw new UserError(`${targetText(source.target)} can run no step of this program`);
  }
  const { recorded, program } = source;
  const asRecorded = recorded === null ? null : result.violation?.signature === recorded;
  if (options.json) printJson({ target: targetText(source.target), program, ...result, recorded, asRecorded });
  else print(replayLines(source, result, stdoutPaint(options)));
  setExit(result.violation === null ? EXIT.ok : EXIT.violated, options);
}

/** `dmabuf-ct replay` */
export function addReplay(program: Command): void {
  const command = program
    .command("replay")
    .summary("run a recorded failure again, step by step")
    .description("Run a recorded program again, step by step. Exit 1: it fails; 0: it conforms.")
    .argument("[file]", "a finding, a program or a token; - for standard input");
  withEra(withTarget(command, "the one the finding names, else reference"), "7.2")
    .option("--seed <n>", "instead of a file: the seed of a run …", seed)
    .option("--path <path>", "… and the path in it; --era as in that run", path)
    .action(replay);
  withOutput(withExitStyle(command));
}
