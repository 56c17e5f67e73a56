// SPDX-License-Identifier: MIT
/** The command line: sub-commands, and the border where errors become one line and an exit code. */
import { Command, CommanderError } from "commander";
import { EXIT } from "../reports/exit-code.ts";
import { styledExit } from "../reports/exit-style.ts";
import { UserError } from "../spec/user-error.ts";
import { addBisectRun } from "./bisect-run.ts";
import { addDiff } from "./diff.ts";
import { addEmit } from "./emit.ts";
import { addExpect } from "./expect.ts";
import { addExplain } from "./explain.ts";
import { addInit } from "./init.ts";
import { addKernel } from "./kernel.ts";
import { addList } from "./list.ts";
import { addMerge } from "./merge.ts";
import { suiteVersion } from "./package-root.ts";
import { addReplay } from "./replay.ts";
import { addReport } from "./report.ts";
import { addRun } from "./run.ts";
import { addSchema } from "./schema.ts";
import { addSelftest } from "./selftest.ts";
import { styleIn } from "./set-exit.ts";
import { addShrink } from "./shrink.ts";
import { addTriage } from "./triage.ts";

const SUBCOMMANDS = [
  ...[addRun, addReplay, addShrink, addEmit, addReport, addMerge, addDiff, addExpect, addTriage, addBisectRun],
  ...[addExplain, addList, addSelftest, addInit, addKernel, addSchema],
];

const EXIT_CODES = `
Exit codes: 0 conforms · 1 violations · 2 usage · 3 our own failure
            4 only expectations out of date · 5 only flaky failures · 6 required clauses not exercised
            7 this machine cannot do it · 8 worse than the baseline · 130 interrupted`;

/** The whole command line: sub-commands, options, help. */
export function commandLine(): Command {
  const program = new Command("dmabuf-ct")
    .description("Property-based conformance suite for the Linux kernel's dma-buf framework.")
    .version(suiteVersion())
    .addHelpText("after", EXIT_CODES)
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError()
    .exitOverride();
  for (const add of SUBCOMMANDS) add(program);
  return program;
}

function usageText(error: CommanderError): string {
  return error.message
    .replace(/^error: /, "")
    .replace(/\n\((.*)\)$/, "; $1")
    .replace(/\s+/g, " ");
}

/** A text on standard error, in one line. */
function say(text: string): void {
  process.stderr.write(`dmabuf-ct: ${text.replace(/\s*\n\s*/g, " ")}\n`);
}

/** Writes the one line an error deserves and gives its exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    if (error.code !== "commander.help") say(usageText(error));
    return EXIT.usage;
  }
  if (error instanceof UserError) {
    say(error.message);
    return error.exitCode;
  }
  // A target that cannot be used is the user's error.
  if (error instanceof Error && error.name === "TargetLoadError") {
    say(`--target ${error.message}`);
    return EXIT.usage;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  say(`internal error: ${message}; please report it`);
  if (process.env["DMABUF_CT_DEBUG"] === "1" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return EXIT.broken;
}

/** A reader that went away (`| head`) is no error of ours. */
function tolerateClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
}

const flushed = (stream: NodeJS.WriteStream): Promise<void> => new Promise((done) => stream.write("", () => done()));

/** Runs one command line and ends the process: code under test may have left something alive. */
export async function main(args: readonly string[]): Promise<never> {
  tolerateClosedPipe();
  try {
    await commandLine().parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = styledExit(report(error), styleIn(args));
  }
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit();
}
