// SPDX-License-Identifier: MIT
import type { Certificate, Violation } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { type Run, runProgram } from "../lockstep/run-program.ts";
import { type Reduced, reduce } from "./reduce.ts";
import { Reduction } from "./reduction.ts";
import { renumber } from "./references.ts";
import { scriptedForm } from "./scripted-form.ts";

/** Executions a reduction may take; reaching it leaves the program as small as it got, without a certificate. */
export const SHRINK_EXECUTIONS_MAX = 5000;
/** The same for executions in which a target far away dies or hangs: each costs a start of the next one. */
const LOSSES_MAX = 40;

export interface Shrunk {
  readonly program: Program;
  readonly violation: Violation;
  readonly certificate: Certificate;
}

/** What failed in another way on the road: a lead for another finding, never a step of this reduction. */
export type OtherFailure = (program: Program, violation: Violation) => void;

/** Runs a program somewhere. */
type Execute = (program: Program) => Run;

/** A program failed, and does not fail again: only targets that remember more than one program do so. */
export class Unsteady extends Error {
  override name = "Unsteady";
}

/** Shrinks a program that fails with this signature; throws {@link Unsteady} when a re-run does not fail so. */
export function shrink(target: Target, program: Program, signature: string, onOther: OtherFailure = ignore): Shrunk {
  const execute: Execute = (candidate) => runProgram(target, candidate);
  const first = execute(program);
  const start = failing(program, first, signature);
  if (start === null) throw new Unsteady(`a recorded failure does not reproduce: ${signature}`);
  const scripted = scriptedForm(target, start);
  const rewritten = scripted === null ? null : failing(scripted, execute(scripted), signature);
  const reduction = new Reduction(rewritten ?? start, target.capabilities.exporters);
  const attempts = reduce(reduction);
  let executions = 1;
  let losses = 0;
  let step = attempts.next();
  while (step.done !== true && executions < SHRINK_EXECUTIONS_MAX && losses < LOSSES_MAX) {
    const candidate = step.value;
    const run = execute(candidate);
    executions++;
    if (run.lost === true) losses++;
    const failed = failing(candidate, run, signature);
    if (failed === null && run.violation !== null) onOther({ ...candidate, steps: run.executed }, run.violation);
    step = attempts.next(failed);
  }
  return conclude(execute, step.done === true ? step.value : null, reduction.program, signature, executions);
}

/** The part of the program that ran, when it failed with the signature. */
export function failing(program: Program, run: Run, signature: string): Program | null {
  return run.violation?.signature === signature ? { ...program, steps: run.executed } : null;
}

function conclude(execute: Execute, end: Reduced | null, best: Program, signature: string, executions: number): Shrunk {
  const program = renumber(best);
  const violation = execute(program).violation;
  if (violation?.signature !== signature)
    throw new Unsteady(`the normal form does not fail as it should: ${signature}`);
  const certificate: Certificate = {
    passes: end?.passes ?? [],
    lastSweepCandidates: end?.lastSweepCandidates ?? 0,
    executions: executions + 1,
    minimal: end !== null,
  };
  return { program, violation, certificate };
}

function ignore(): void {}
