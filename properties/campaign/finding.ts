// SPDX-License-Identifier: MIT
import { FINDING_SCHEMA, type Finding, type Violation } from "../../spec/finding.ts";
import type { Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { type OtherFailure, shrink } from "../reduce/shrink.ts";
import { stepReports } from "./step-reports.ts";
import { SUITE_VERSION } from "./version.ts";

/** Where a failing program was drawn. */
export interface Origin {
  readonly seed: number;
  readonly path: string;
}

/** Shrinks a failure and writes down all that a reader needs. */
export function findingOf(
  target: Target,
  targetName: string,
  program: Program,
  violation: Violation,
  origin: Origin,
  onOther?: OtherFailure,
): Finding {
  const shrunk = shrink(target, program, violation.signature, onOther);
  return {
    schema: FINDING_SCHEMA,
    target: targetName,
    ...shrunk.violation,
    program: shrunk.program,
    steps: stepReports(target, shrunk.program),
    certificate: shrunk.certificate,
    provenance: { suite: SUITE_VERSION, ...origin, originalSteps: program.steps.length },
  };
}

/**
 * A failure that a second run does not show: of a kernel that remembers more than one program. It is reported as it came,
 * with a certificate that promises nothing.
 */
export function unsteadyFinding(targetName: string, program: Program, violation: Violation, origin: Origin): Finding {
  return {
    schema: FINDING_SCHEMA,
    target: targetName,
    ...violation,
    program,
    steps: violation.step === null ? [] : [{ id: violation.step, observed: violation.observed }],
    certificate: { passes: [], lastSweepCandidates: 0, executions: 1, minimal: false },
    provenance: { suite: SUITE_VERSION, ...origin, originalSteps: program.steps.length },
  };
}
