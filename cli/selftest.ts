// SPDX-License-Identifier: MIT
import type { Command } from "commander";
import { EXIT } from "../reports/exit-code.ts";
import { plural } from "../reports/layout.ts";
import type { Paint } from "../reports/paint.ts";
import type { MutantInfo, MutantResult } from "../spec/engine-api.ts";
import type { RunnableEra } from "../spec/eras.ts";
import { withEra, withOutput } from "./common-options.ts";
import { loadEngine } from "./engine.ts";
import { type OutputOptions, print, printJson, stdoutPaint } from "./output.ts";
import { list, matching, positiveCount, seed } from "./values.ts";

interface SelftestOptions extends OutputOptions {
  readonly mutants: readonly string[];
  readonly seed: number;
  readonly commands: number;
  readonly era?: RunnableEra;
}

function chosen(globs: readonly string[], mutants: readonly MutantInfo[]): string[] {
  const ids = mutants.map((mutant) => mutant.id);
  return matching(
    globs.map((glob) => (glob === "all" ? "*" : glob)),
    ids,
    "mutant",
  );
}

function fate(result: MutantResult): string {
  if (result.killedBy === null) return `lived through ${plural(result.commands, "command")}`;
  const by = result.killedBy === result.clause ? "" : ` by ${result.killedBy}`;
  const minimal = result.minimalSteps === null ? "" : `, ${plural(result.minimalSteps, "step")}`;
  return `killed${by} after ${plural(result.commands, "command")}${minimal}`;
}

function line(result: MutantResult, width: number, paint: Paint): string {
  const mark = result.ok ? paint.good("ok  ") : paint.bad("FAIL");
  const note = result.note === null || result.killedBy === null ? "" : `  (${result.note})`;
  return `${mark}  ${result.clause.padEnd(9)}  ${result.mutant.padEnd(width)}  ${fate(result)}${note}`;
}

function conclusion(results: readonly MutantResult[], paint: Paint): string {
  const killed = results.filter((result) => result.ok).length;
  const text = `${killed} of ${plural(results.length, "mutant")} killed, each by its own clause`;
  return killed === results.length ? paint.good(text) : paint.bad(text);
}

async function selftest(options: SelftestOptions): Promise<void> {
  const engine = await loadEngine();
  const filter = chosen(options.mutants, engine.listMutants());
  const width = Math.max(...filter.map((id) => id.length));
  const paint = stdoutPaint(options);
  const { seed: from, commands: commandsMax, era = null } = options;
  const results = await engine.selftestMutants({ filter, seed: from, commandsMax, era }, (result) => {
    if (!options.json) print([line(result, width, paint)]);
  });
  if (options.json) printJson(results);
  else print(["", conclusion(results, paint)]);
  const ok = results.length === filter.length && results.every((result) => result.ok);
  process.exitCode = ok ? EXIT.ok : EXIT.violated;
}

/** `dmabuf-ct selftest` */
export function addSelftest(program: Command): void {
  const command = program
    .command("selftest")
    .summary("check the suite itself with seeded defects")
    .description("Check the suite itself: every seeded defect must be found, and blamed on the clause it breaks.")
    .requiredOption("--mutants <globs>", "ids such as map-*,detach-leak; all for all", list)
    .option("--seed <n>", "seed of the generator", seed, 1)
    .option("--commands <n>", "commands each mutant gets", positiveCount, 400_000);
  withOutput(withEra(command, "each mutant's own").action(selftest));
}
