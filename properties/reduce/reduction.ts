// SPDX-License-Identifier: MIT
import type { ExporterSpec, Program } from "../../spec/program.ts";
import { existsIn } from "../../spec/program-check.ts";
import { type Cost, costOf, isSimpler } from "./cost.ts";
import { referencesOf } from "./references.ts";

/** Candidate out, verdict in: the steps that ran up to the failure, or null. */
export type Attempts<T> = Generator<Program, T, Program | null>;

/** What the passes share. */
export class Reduction {
  program: Program;
  cost: Cost;
  /** Candidates yielded since the last success, repeated ones included. */
  candidates = 0;
  readonly exporters: readonly ExporterSpec[];
  private readonly seen = new Set<string>();

  constructor(program: Program, exporters: readonly ExporterSpec[]) {
    this.program = program;
    this.cost = costOf(program);
    this.exporters = exporters;
  }

  /** Tries a candidate; true when it failed the same way and is strictly simpler, and now is the program. */
  *attempt(proposed: Program): Attempts<boolean> {
    this.candidates++;
    const candidate = withoutDangling(proposed);
    const key = keyOf(candidate);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    if (!candidate.steps.every((step) => existsIn(step.do, candidate.era))) return false;
    // What is no simpler before it runs could only become so by losing steps, and deleting steps has passes of its own.
    if (!isSimpler(costOf(candidate), this.cost)) return false;
    const failed = yield candidate;
    if (failed === null) return false;
    const cost = costOf(failed);
    if (!isSimpler(cost, this.cost)) return false;
    this.program = failed;
    this.cost = cost;
    return true;
  }
}

/** A pass: true when it made the program simpler. */
export type Pass = (r: Reduction) => Attempts<boolean>;

/** Without the steps that name what no step makes any more: they could not be sent, so this runs as the whole would. */
function withoutDangling(program: Program): Program {
  const made = new Set<number>();
  const steps = program.steps.filter((step) => {
    const stays = referencesOf(step).every((id) => made.has(id));
    if (stays) made.add(step.id);
    return stays;
  });
  return steps.length === program.steps.length ? program : { ...program, steps };
}

function keyOf(program: Program): string {
  return JSON.stringify([program.world, program.config, program.steps], (_key, v) =>
    typeof v === "bigint" ? v.toString(16) : v,
  );
}
