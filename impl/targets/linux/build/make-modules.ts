// SPDX-License-Identifier: MIT
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledKernel, makeArguments } from "./compile.ts";
import { runTool } from "./tool.ts";

/** Builds the modules of a folder in place; answers where they are. */
export async function makeModules(
  compiled: CompiledKernel,
  folder: string,
  log: string,
  flags: readonly string[],
): Promise<string[]> {
  await runTool("make", [...makeArguments(compiled.shadow), `M=${folder}`, ...flags, "modules"], { log });
  return readFileSync(join(folder, "modules.order"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => join(folder, `${line.split("/").at(-1)?.replace(/\.o$/, ".ko")}`));
}
