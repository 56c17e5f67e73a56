// SPDX-License-Identifier: MIT
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Argument, type Command } from "commander";
import { ioReason } from "../reports/io-reason.ts";
import { UserError } from "../spec/user-error.ts";
import { withOutput } from "./common-options.ts";
import { type OutputOptions, print, printJson } from "./output.ts";
import { starterFiles } from "./starter-files.ts";

/** Makes the folder, or takes an empty one. */
function prepare(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length === 0) return;
  } catch (error) {
    throw new UserError(`cannot make ${folder}: ${ioReason(error)}`);
  }
  throw new UserError(`${folder} is not empty: give a new folder`);
}

function init(_kind: string, folder: string, options: OutputOptions): void {
  prepare(folder);
  const files = starterFiles();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const module = join(folder, "exporter.ts");
  const next = `npx dmabuf-ct run --target exporter:${module}`;
  if (options.json) printJson({ folder, files: Object.keys(files), next });
  else print([`wrote ${Object.keys(files).join(", ")} into ${folder}`, `next: ${next}`]);
}

/** `dmabuf-ct init exporter <dir>` */
export function addInit(program: Command): void {
  const command = program
    .command("init")
    .description("Write a starting module that passes, and the interface it stands on, into a new folder.")
    .addArgument(new Argument("<kind>", "what to start").choices(["exporter"]))
    .argument("<dir>", "a folder that is empty or does not exist")
    .action(init);
  withOutput(command);
}
