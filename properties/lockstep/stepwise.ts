// SPDX-License-Identifier: MIT
import { CLAUSE_IDS } from "../../spec/clauses/index.ts";
import type { Violation } from "../../spec/finding.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { mayHappen } from "../importer/surroundings.ts";
import { Lockstep } from "./lockstep.ts";
import type { StepCounts } from "./step-counts.ts";

export interface Run {
  readonly violation: Violation | null;
  /** The steps that ran, in order. Of a failing program they are all that matters. */
  readonly executed: readonly AnyStep[];
  /** Steps that could not be sent: their handles do not exist, or their effect is undefined. */
  readonly skipped: readonly number[];
  /** The program did not come to its end on a target far away: that one died, or hangs. */
  readonly lost?: boolean;
}

/** A run that also tells whether its last step killed the only task, or made it wait for ever. */
export interface StepwiseRun extends Run {
  readonly endsEarly: boolean;
}

/** Counters for runs whose coverage nobody asks for. */
export function newHits(): Uint32Array {
  return new Uint32Array(CLAUSE_IDS.length);
}

/**
 * Runs a program with a look at the model before each step; what lost its precondition is left out, so that every part
 * of a program is a program.
 */
export function runStepwise(
  target: Target,
  program: Program,
  hits: Uint32Array,
  counts: StepCounts | null = null,
): StepwiseRun {
  const lockstep = new Lockstep(target, program, hits, counts);
  const skipped: number[] = [];
  let open = true;
  for (const step of program.steps) {
    if (open && offers(target, step) && fits(lockstep, step)) open = lockstep.run(step);
    else if (open) skipped.push(step.id);
  }
  if (open) lockstep.finish();
  return {
    violation: lockstep.verdict,
    executed: lockstep.executed,
    skipped,
    endsEarly: lockstep.judge.state.ended,
  };
}

function fits({ judge }: Lockstep, step: AnyStep): boolean {
  return judge.sendable(step) && mayHappen(judge, step);
}

function offers({ capabilities: { commands, faults } }: Target, step: AnyStep): boolean {
  return commands.has(step.do) && (step.fault === undefined || faults.has(step.fault.point));
}
