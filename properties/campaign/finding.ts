// SPDX-License-Identifier: MIT
import { outcomeText } from "../../model/mismatch.ts";
import { signatureOf } from "../../spec/commands/index.ts";
import { FINDING_SCHEMA, type Finding, type StepReport, type Violation } from "../../spec/finding.ts";
import type { Observation } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Target } from "../../spec/target.ts";
import { IMPORTER_CALLS_FROM } from "../importer/importer-host.ts";
import { runProgram, witnessed } from "../lockstep/run-program.ts";
import { type OtherFailure, shrink } from "../reduce/shrink.ts";
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

/** What each step of a program shows, as text; what an importer under test calls stands with the step that let it. */
export function stepReports(target: Target, program: Program): StepReport[] {
  const reports: { id: number; observed: string }[] = [];
  const see = (step: AnyStep, seen: Observation): void => {
    const last = reports.at(-1);
    if (step.id < IMPORTER_CALLS_FROM) reports.push({ id: step.id, observed: observedText(seen) });
    else if (last !== undefined) last.observed += `${last.observed === "" ? "" : "; "}${callText(step, seen)}`;
  };
  runProgram(
    witnessed(target, see, ({ id }) => reports.push({ id, observed: "" })),
    program,
  );
  return reports;
}

/** A call of an importer: values of calls that only make something tell nothing. */
function callText(step: AnyStep, seen: Observation): string {
  const makes = signatureOf(step.do).makes !== undefined && seen.outcome.status === "ok";
  const text = observedText(makes ? { ...seen, outcome: { status: "ok", value: null } } : seen);
  return `${step.do} ${text}`;
}

function observedText(observation: Observation): string {
  const calls = observation.callbacks.map((c) => (c.locks === "none" ? c.op : `${c.op} under ${c.locks}`));
  const said = observation.diagnostics.map((d) => `${d.kind} ${d.clause ?? d.site}`);
  const others = (observation.completions ?? []).map(({ step, outcome }) => `step ${step}: ${outcomeText(outcome)}`);
  return [outcomeText(observation.outcome), calls.join(", "), said.join(", "), others.join(", ")]
    .filter((part) => part !== "")
    .join(" · ");
}
