// SPDX-License-Identifier: MIT
/** An edit as the user names it, and its effect on a source text. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { RunnableEra } from "../../../../spec/eras.ts";
import { type KernelEdit, parseKernelEdit } from "../../../../spec/kernel-edit.ts";
import { VARIANT_NAME } from "../../../../spec/kernel-variant.ts";
import { UserError } from "../../../../spec/user-error.ts";

/** An edit with the name of its file. */
export interface NamedEdit {
  readonly name: string;
  readonly edit: KernelEdit;
  /** Tells what it does to a source from what others do; its reasons do not matter. */
  readonly hash: string;
}

/** Reads an edit. */
export function readEdit(path: string): NamedEdit {
  const name = basename(path, ".json");
  if (!VARIANT_NAME.test(name))
    throw new UserError(`--edit ${path}: its name may hold letters, digits, ., _ and - only`);
  const edit = parseKernelEdit(textOf(path), `--edit ${path}`);
  const parts = [edit.file, edit.within, edit.search, edit.replace];
  const hash = createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
  return { name, edit, hash };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new UserError(`--edit ${path}: ${absent ? "no such file" : (error as Error).message}`);
  }
}

/** Where the body of a function stands: from its name at a definition to the brace that closes it. */
function spans(text: string, name: string): (readonly [number, number])[] {
  // A definition begins in the first column and is followed by a brace there; a declaration ends with a semicolon.
  const definition = new RegExp(`^(?![ \\t#/*}]).*\\b${name}\\([^;{}]*\\)[^;{}()]*\\n\\{`, "gm");
  return [...text.matchAll(definition)].map(({ index }) => {
    const end = text.indexOf("\n}", index);
    return [index, end < 0 ? text.length : end] as const;
  });
}

/** The source with the edit applied, or one line that says why it cannot be. */
export function editedText({ name, edit }: NamedEdit, text: string): string {
  const where = `edit ${name}: ${edit.file}`;
  const [span, second] = spans(text, edit.within);
  if (span === undefined) throw new UserError(`${where} has no function ${edit.within}`);
  if (second !== undefined) throw new UserError(`${where} has several functions ${edit.within}`);
  const [from, to] = span;
  const pieces = text.slice(from, to).split(edit.search);
  if (pieces.length !== 2) {
    const found = pieces.length === 1 ? "does not stand" : `stands ${pieces.length - 1} times`;
    throw new UserError(`${where}: ${JSON.stringify(edit.search)} ${found} in ${edit.within}; once is wanted`);
  }
  return text.slice(0, from) + pieces.join(edit.replace) + text.slice(to);
}

/** Sees that an edit is meant for kernels of an era: known before anything is fetched. */
export function checkEditEra({ name, edit }: NamedEdit, era: RunnableEra): void {
  if (edit.eras.includes(era)) return;
  throw new UserError(`edit ${name} is for ${edit.eras.join(", ")}, not for ${era}`);
}

/** The edited source of a kernel tree. */
export function editedSource(named: NamedEdit, source: string): string {
  const { name, edit } = named;
  let text: string;
  try {
    text = readFileSync(join(source, edit.file), "utf8");
  } catch {
    throw new UserError(`edit ${name}: this kernel has no ${edit.file}`);
  }
  return editedText(named, text);
}
