// SPDX-License-Identifier: MIT
/**
 * Writes the minimal program of every mutant to fixtures/programs: programs that once told a wrong framework from a
 * right one, and run first on every target for ever. Existing files are kept: a fixture is a record, not a result.
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { positiveCount } from "../../cli/values.ts";
import { MUTANTS } from "../../impl/mutants/index.ts";
import type { Program } from "../../spec/program.ts";
import { encodeProgram } from "../../spec/program-file.ts";
import { huntMutant } from "./selftest.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const COMMANDS_MAX = 500_000;
/** `npm run fixtures -- 20000`: only those that are found so soon. */
const commandsMax = positiveCount(process.argv[2] ?? String(COMMANDS_MAX));

/** File name of a mutant's fixture. */
export function fixtureName(id: string): string {
  const clause = MUTANTS[id]?.clause ?? "";
  const rest = id.slice(clause.length).replace(/^-/, "");
  return `${clause}${rest === "" ? "" : `-${rest}`}.json`;
}

for (const [id, mutant] of Object.entries(MUTANTS)) {
  const path = join(ROOT, "fixtures/programs", fixtureName(id));
  if (existsSync(path)) continue;
  let minimal: Program | null = null;
  await huntMutant(ROOT, id, mutant, { seed: 1, commandsMax, era: null }, (finding) => {
    minimal = finding.program;
  });
  if (minimal === null) process.stderr.write(`${id}: no finding of ${mutant.clause}\n`);
  else await writeFile(path, encodeProgram(minimal));
}
