// SPDX-License-Identifier: MIT
/** The command line: sub-commands, and the border where errors become one line and an exit code. */
import { Command, CommanderError } from "commander";
import { EXIT } from "../reports/exit-code.ts";
import { UserError } from "../spec/user-error.ts";
import { addExplain } from "./explain.ts";
import { addInit } from "./init.ts";
import { addKernel } from "./kernel.ts";
import { addList } from "./list.ts";
import { suiteVersion } from "./package-root.ts";
import { addReplay } from "./replay.ts";
import { addReport } from "./report.ts";
import { addRun } from "./run.ts";
import { addSchema } from "./schema.ts";
import { addSelftest } from "./selftest.ts";
import { addShrink } from "./shrink.ts";

const SUBCOMMANDS = [
  ...[addRun, addReplay, addReport, addShrink, addExplain, addList],
  ...[addSelftest, addInit, addKernel, addSchema],
];

const EXIT_CODES = `
Exit codes: 0 conforms · 1 violations · 2 usage · 3 our own failure
            6 required clauses not exercised · 7 this machine cannot do it · 130 interrupted`;

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
    process.exitCode = report(error);
  }
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit();
}
