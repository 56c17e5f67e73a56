// SPDX-License-Identifier: MIT
/** Programs that travel whole: rehearsed here, run there in one go, judged afterwards. */
import { Judge } from "../../model/judge.ts";
import type { Violation } from "../../spec/finding.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Target, WholeBatch, WholeProgram, WholeRun } from "../../spec/target.ts";
import { rehearsalOf } from "./rehearsal.ts";
import type { StepCounts } from "./step-counts.ts";
import { newHits, type Run, runStepwise } from "./stepwise.ts";

const rehearsals = new WeakMap<Target, Target>();

/** The rehearsal of a target, the same for every program. */
export function rehearsalFor(target: Target): Target {
  let rehearsal = rehearsals.get(target);
  if (rehearsal === undefined) {
    rehearsal = rehearsalOf(target.capabilities);
    rehearsals.set(target, rehearsal);
  }
  return rehearsal;
}

/** Runs a program on a target that takes programs whole. */
export function runProgramWhole(
  target: Target,
  program: Program,
  hits: Uint32Array,
  counts: StepCounts | null = null,
): Run {
  const { watchesLocks = false } = target;
  const rehearsed = runStepwise({ ...rehearsalFor(target), watchesLocks }, program, newHits());
  const { executed, skipped, endsEarly } = rehearsed;
  const whole = { ...program, steps: executed, endsEarly };
  const sent = endsEarly && !target.capabilities.expendable ? sparing(target, whole) : whole;
  const left = executed.filter((step) => sent?.steps.includes(step) !== true).map(({ id }) => id);
  if (sent === null) return { violation: null, executed: [], skipped: [...skipped, ...left] };
  const [run] = send(target, [sent]).finish();
  if (run === undefined) throw new Error("a program was sent and nothing came back");
  const judged = judgeWhole(target, sent, run, hits, counts);
  // What the program's locks can come to shows in the program, wherever it runs.
  const violation = judged.violation ?? rehearsed.violation;
  return { ...judged, violation, skipped: [...skipped, ...left], lost: run.leftovers === null };
}

/** A program without its last step, which kills. Null: what is left kills as well. */
export function sparing(target: Target, program: Program): WholeProgram | null {
  const steps = program.steps.slice(0, -1);
  const { executed, endsEarly } = runStepwise(rehearsalFor(target), { ...program, steps }, newHits());
  return endsEarly ? null : { ...program, steps: executed, endsEarly };
}

/** Sends programs in the setting they are judged in. */
export function send(target: Target, programs: readonly WholeProgram[]): WholeBatch {
  if (target.sendWhole === undefined) throw new Error(`target ${target.name} takes no whole programs`);
  const { config, world } = target.capabilities;
  return target.sendWhole(programs.map((p) => ({ ...p, config: config(p.config), world: world(p.world) })));
}

/** What the model says of a program that ran: the first difference, and the steps up to it. */
export function judgeWhole(
  target: Target,
  program: Program,
  run: WholeRun,
  hits: Uint32Array,
  counts: StepCounts | null = null,
): Omit<Run, "skipped"> {
  const { capabilities } = target;
  const { era, steps } = program;
  const judge = new Judge(
    era,
    run.config ?? capabilities.config(program.config),
    capabilities.world(program.world),
    capabilities,
    hits,
  );
  counts?.begin();
  const executed: AnyStep[] = [];
  let violation: Violation | null = null;
  for (const [at, observation] of run.observations.entries()) {
    const step = steps[at];
    // What the model does not follow any more came after a freedom it took otherwise: nothing can be said of the rest.
    if (step === undefined || judge.state.ended || !judge.sendable(step)) return { violation, executed };
    executed.push(step);
    violation = judge.judge(step, observation);
    counts?.step(step.do, observation.outcome.status, judge.state);
    if (violation !== null) return { violation, executed };
  }
  // What a task that waits has in hand was not given back.
  if (!judge.state.ended && judge.state.asleep.size === 0 && run.leftovers !== null)
    violation = judge.judgeLeftovers(run.leftovers);
  return { violation, executed };
}
