// SPDX-License-Identifier: MIT
import { type Command, Option } from "commander";
import { emitC } from "../reports/emit/c.ts";
import { emitKunit } from "../reports/emit/kunit.ts";
import { type Recording, Refusal } from "../reports/emit/recording.ts";
import { encodeToken } from "../reports/emit/token.ts";
import { emitTs } from "../reports/emit/ts.ts";
import { parseRecorded } from "../spec/program-file.ts";
import { UserError } from "../spec/user-error.ts";
import { loadEngine } from "./engine.ts";
import { readInput } from "./input.ts";
import { suiteVersion } from "./package-root.ts";
import { writeWhole } from "./write-whole.ts";

/** Each takes a recording and gives the text of a file. */
const LANGUAGES = {
  c: emitC,
  kunit: emitKunit,
  ts: emitTs,
  token: ({ finding, program }: Recording) => `${encodeToken(finding ?? program)}\n`,
} as const;

type Language = keyof typeof LANGUAGES;

interface EmitOptions {
  readonly lang: Language;
  readonly output?: string;
}

async function recordingOf(file: string): Promise<Recording> {
  const { text, where } = readInput(file);
  const { program, finding } = parseRecorded(text, where);
  const engine = await loadEngine();
  return { program, finding, demanded: await engine.demanded(program), suite: suiteVersion() };
}

/** The text, or why the language has no words for it. */
function attempt(lang: Language, recording: Recording): { readonly text: string } | { readonly refusal: Refusal } {
  try {
    return { text: LANGUAGES[lang](recording) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

/** C and KUnit each have what the other lacks. */
const OTHER: Readonly<Partial<Record<Language, Language>>> = { c: "kunit", kunit: "c" };

function textIn(lang: Language, recording: Recording): string {
  const made = attempt(lang, recording);
  if ("text" in made) return made.text;
  const other = OTHER[lang];
  const helps = other !== undefined && "text" in attempt(other, recording);
  const advice = helps ? `use --lang ${other}` : "no program of its own can do it: use --lang token or ts";
  throw new UserError(`${made.refusal.message}; ${advice}`);
}

async function emit(file: string, { lang, output }: EmitOptions): Promise<void> {
  const text = textIn(lang, await recordingOf(file));
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text);
}

/** `dmabuf-ct emit` */
export function addEmit(program: Command): void {
  program
    .command("emit")
    .summary("write a recorded failure as a program of its own")
    .description(
      "Write a recorded program as a reproducer that needs no suite: a C program on the public interface, a KUnit test, a vitest file, or a token of one line for a mail.",
    )
    .argument("<file>", "a finding, a program or a token; - for standard input")
    .addOption(new Option("--lang <language>", "which form").choices(Object.keys(LANGUAGES)).makeOptionMandatory())
    .option("-o, --output <file>", "where it goes (default: standard output)")
    .action(emit);
}
