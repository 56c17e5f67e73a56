// SPDX-License-Identifier: MIT
/** The divergence register against a kernel: every entry's program must still show what the register says. */
import type { DivergenceProgram } from "../../spec/campaign.ts";
import { type Divergence, type DivergenceId, divergenceOf, type Shown } from "../../spec/divergences.ts";
import { covers, type RunnableEra } from "../../spec/eras.ts";
import type { Violation } from "../../spec/finding.ts";
import type { Observation } from "../../spec/observation.ts";
import type { Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";

/** A program of the register in the era of a run, and the violation if the kernel does not diverge any more. */
export interface DivergenceRun {
  readonly id: DivergenceId;
  readonly program: Program;
  readonly violation: Violation | null;
}

/** Runs the entries of an era that the target's commands and exporters can show. */
export function runDivergences(
  target: Target,
  entries: readonly DivergenceProgram[],
  era: RunnableEra,
): DivergenceRun[] {
  return entries
    .filter(({ id, program }) => covers(divergenceOf(id).eras ?? {}, era) && canRun(target, program))
    .map(({ id, program }) => runEntry(target, id, { ...program, era }));
}

function canRun({ capabilities: { commands, exporters } }: Target, { steps, world }: Program): boolean {
  return steps.every((step) => commands.has(step.do)) && exporters.some(({ kind }) => kind === world.exporter.kind);
}

function runEntry(target: Target, id: DivergenceId, program: Program): DivergenceRun {
  const { shown, clauses } = divergenceOf(id);
  if ("not" in shown) throw new Error(`${id} has a program, and the register says that there is none`);
  const seen = JSON.stringify(valueAt(lastObservation(target, program), shown.at));
  const last = program.steps.at(-1);
  if (seen === JSON.stringify(shown.is) || last === undefined) return { id, program, violation: null };
  return { id, program, violation: gone(id, shown, clauses, seen, last.id) };
}

function gone(id: DivergenceId, shown: Shown, clauses: Divergence["clauses"], seen: string, step: number): Violation {
  return {
    clause: clauses[0] ?? null,
    kind: "outcome",
    blames: "framework",
    step,
    expected: `${shown.at} ${JSON.stringify(shown.is)}, as ${id} of the divergence register says`,
    observed: seen,
    signature: `${clauses[0]}/${id}/${shown.at}=${seen}`,
  };
}

/** What the last step shows; null when the task was gone before. */
function lastObservation(target: Target, { world, era, config, steps }: Program): Observation | null {
  const { capabilities } = target;
  const session = target.open(capabilities.world(world), era, capabilities.config(config));
  let last: Observation | null = null;
  for (const step of steps) {
    last = session.run(step);
    if (last.outcome.status === "died" || last.outcome.status === "blocked") break;
  }
  // The session owns its observation, and the next call may change it.
  const seen = structuredClone(last);
  session.close();
  return seen;
}

/** The member a path leads to; null where there is none. */
function valueAt(from: unknown, path: string): unknown {
  let at: unknown = from;
  for (const name of path.split(".")) {
    if (typeof at !== "object" || at === null) return null;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at ?? null;
}
