// SPDX-License-Identifier: MIT
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Argument, type Command } from "commander";
import { ioReason } from "../reports/io-reason.ts";
import { makeFolder } from "../reports/make-folder.ts";
import { UserError } from "../spec/user-error.ts";
import { withOutput } from "./common-options.ts";
import { type OutputOptions, print, printJson } from "./output.ts";
import { STARTER_KINDS, type StarterKind, starterFiles } from "./starter-files.ts";

/** Makes the folder, or takes an empty one, and writes the files. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  try {
    makeFolder(folder);
    if (readdirSync(folder).length > 0) throw new UserError(`${folder} is not empty: give a new folder`);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`cannot write into ${folder}: ${ioReason(error)}`);
  }
}

function init(kind: StarterKind, folder: string, options: OutputOptions): void {
  const files = starterFiles(kind);
  write(folder, files);
  const module = join(folder, `${kind}.ts`);
  const next = `npx dmabuf-ct run --target ${kind}:${module}`;
  if (options.json) printJson({ folder, files: Object.keys(files), next });
  else print([`wrote ${Object.keys(files).join(", ")} into ${folder}`, `next: ${next}`]);
}

/** `dmabuf-ct init <kind> <dir>` */
export function addInit(program: Command): void {
  const command = program
    .command("init")
    .summary("a starting module for an exporter or importer of your own")
    .description("Write a starting module that passes, and the interface it stands on, into a new folder.")
    .addArgument(new Argument("<kind>", "what to start").choices(STARTER_KINDS))
    .argument("<dir>", "a folder that is empty or does not exist")
    .action(init);
  withOutput(command);
}
