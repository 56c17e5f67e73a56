// SPDX-License-Identifier: MIT
/**
 * `npm run kernel-edits`: the gate for changes to the kernel, held against wrong changes of our own. Every edit must be
 * found by a bounded run, blamed on a clause it breaks, and shrunk.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fixturePrograms } from "../../cli/fixtures.ts";
import { durationMs, matching, positiveCount } from "../../cli/values.ts";
import type { NamedEdit } from "../../impl/targets/linux/build/edit.ts";
import { RUNNABLE_ERAS, type RunnableEra } from "../../spec/eras.ts";
import { runnableEra } from "../../spec/program-check.ts";
import { UserError } from "../../spec/user-error.ts";
import { editFiles } from "./edit-files.ts";
import { type Hunted, hunt } from "./hunt.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

interface Options {
  readonly edits: readonly NamedEdit[];
  readonly era: RunnableEra;
  readonly seed: number;
  readonly budgetMs: number;
  readonly drawnOnly: boolean;
}

function options(): Options {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "*" },
      budget: { type: "string", default: "60s" },
      era: { type: "string", default: "6.12" },
      seed: { type: "string", default: "1" },
      drawn: { type: "boolean", default: false },
    },
  });
  const era = runnableEra(values.era, `--era (one of ${RUNNABLE_ERAS.join(", ")})`);
  const all = editFiles(ROOT).filter(({ edit }) => edit.eras.includes(era));
  const names = matching(
    values.only.split(","),
    all.map(({ name }) => name),
    "edit",
  );
  const edits = all.filter(({ name }) => names.includes(name));
  const budgetMs = durationMs(values.budget);
  return { edits, era, seed: positiveCount(values.seed), budgetMs, drawnOnly: values.drawn };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function fate({ outcome, finding, commands, runMs, broken }: Hunted): string {
  if (broken !== null) return `the run broke off: ${broken}`;
  if (outcome === "waits") return "no clause it breaks is checked on this target yet";
  if (finding === null) return `not found in ${commands} commands, ${seconds(runMs)}`;
  const how = finding.provenance.path === "fixture" ? " by a fixture" : "";
  const { steps } = finding.program;
  return `${finding.clause}${how} after ${commands} commands, ${seconds(runMs)}, ${steps.length} steps`;
}

const MARKS = { found: "ok  ", missed: "FAIL", waits: "wait" } as const;

function line(hunted: Hunted, width: number): string {
  const { edit, buildMs, outcome } = hunted;
  return `${MARKS[outcome]}  ${edit.name.padEnd(width)}  built in ${seconds(buildMs)}  ${fate(hunted)}\n`;
}

function conclusion(all: readonly Hunted[]): string {
  const count = (outcome: Hunted["outcome"]): number => all.filter((hunted) => hunted.outcome === outcome).length;
  const waiting = count("waits") === 0 ? "" : `, ${count("waits")} wait for clauses that nothing checks yet`;
  return `\n${count("found")} of ${all.length} edits found, ${count("missed")} missed${waiting}\n`;
}

async function main(): Promise<void> {
  const { edits, era, seed, budgetMs, drawnOnly } = options();
  const fixtures = drawnOnly ? [] : fixturePrograms((program) => program.era === era);
  const width = Math.max(...edits.map(({ name }) => name.length));
  const all: Hunted[] = [];
  for (const edit of edits) {
    const hunted = await hunt(edit, { era, seed, budgetMs, fixtures });
    process.stdout.write(line(hunted, width));
    all.push(hunted);
  }
  process.stdout.write(conclusion(all));
  process.exitCode = all.some(({ outcome }) => outcome === "missed") || !all.some((h) => h.outcome === "found") ? 1 : 0;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`kernel-edits: ${error.message}\n`);
  process.exitCode = error instanceof UserError ? error.exitCode : 2;
}
