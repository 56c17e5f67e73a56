// SPDX-License-Identifier: MIT
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { EXIT } from "../reports/exit-code.ts";
import { findingBlock } from "../reports/finding-block.ts";
import { ioReason } from "../reports/io-reason.ts";
import type { Finding } from "../spec/finding.ts";
import { encodeFinding, parseRecorded } from "../spec/program-file.ts";
import { targetText } from "../spec/target-text.ts";
import { UserError } from "../spec/user-error.ts";
import { withOutput, withTarget } from "./common-options.ts";
import { checkProgramFits, chosenTarget, loadEngine, type TargetOptions } from "./engine.ts";
import { readInput } from "./input.ts";
import { type OutputOptions, print, stdoutPaint } from "./output.ts";

interface ShrinkOptions extends OutputOptions, TargetOptions {
  readonly out?: string;
}

function attempt(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UserError(`cannot write ${file}: ${ioReason(error)}`);
  }
}

/** A file that cannot be written is better known before the work than after it. Leaves nothing behind. */
function checkWritable(file: string): void {
  const there = existsSync(file);
  attempt(file, () => closeSync(openSync(file, "a")));
  if (!there) rmSync(file);
}

function show(finding: Finding, options: ShrinkOptions): void {
  if (options.json) {
    process.stdout.write(encodeFinding(finding));
    return;
  }
  const replay = options.out === undefined ? null : `npx dmabuf-ct replay ${options.out}`;
  print(findingBlock(finding, { paint: stdoutPaint(options), lenient: false, again: false, replay }));
}

async function shrink(file: string, options: ShrinkOptions): Promise<void> {
  const { text, where } = readInput(file);
  if (options.out !== undefined) checkWritable(options.out);
  const { program, finding: recorded } = parseRecorded(text, where);
  const target = chosenTarget(options, recorded?.target);
  const engine = await loadEngine();
  await checkProgramFits(engine, target, program);
  const finding = await engine.shrinkProgram(target, program, recorded?.signature ?? null);
  if (finding === null) {
    const as = recorded === null ? "" : ` as recorded (${recorded.signature})`;
    throw new UserError(`${where}: does not fail${as} on ${targetText(target)}: nothing to shrink`);
  }
  const { out } = options;
  if (out !== undefined) attempt(out, () => writeFileSync(out, encodeFinding(finding)));
  show(finding, options);
  process.exitCode = EXIT.violated;
}

/** `dmabuf-ct shrink` */
export function addShrink(program: Command): void {
  const command = program
    .command("shrink")
    .summary("reduce a failing program to a shortest one")
    .description("Reduce a failing program to a shortest one that fails the same way. Exit 1: here it is.")
    .argument("<file>", "a finding, a program or a token; - for standard input")
    .option("--out <file>", "where the finding goes")
    .action(shrink);
  withOutput(withTarget(command, "the one the finding names, else reference"), "print the finding as JSON");
}
