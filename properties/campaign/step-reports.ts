// SPDX-License-Identifier: MIT
import { Judge } from "../../model/judge.ts";
import { outcomeText, saidText, textOf } from "../../model/mismatch.ts";
import { signatureOf } from "../../spec/commands/index.ts";
import type { CallReport, CensusReport, DemandReport, PartReport, StepReport } from "../../spec/finding.ts";
import type { Callback, Census, Observation, Outcome } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { handleName } from "../../spec/render.ts";
import type { Target } from "../../spec/target.ts";
import { IMPORTER_CALLS_FROM } from "../importer/importer-host.ts";
import { newHits, runProgram, witnessed } from "../lockstep/run-program.ts";

type Open<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What each step of a program shows, as text and in parts; what an importer under test calls stands with the step that
 * let it.
 */
export function stepReports(target: Target, program: Program): StepReport[] {
  const reports: Open<StepReport>[] = [];
  const model = new Witness(target, program);
  const see = (step: AnyStep, seen: Observation): void => {
    const last = reports.at(-1);
    if (step.id < IMPORTER_CALLS_FROM) reports.push(reportOf(step, seen, model));
    else if (last !== undefined) addImporterCall(last, step, seen);
  };
  runProgram(
    witnessed(target, see, ({ id }) => {
      model.leave();
      reports.push({ id, observed: "" });
    }),
    program,
  );
  return reports;
}

function reportOf(step: AnyStep, seen: Observation, model: Witness): Open<StepReport> {
  const { completions = [] } = seen;
  const others = completions.map((part) => partOf(`step ${part.step}`, part));
  const demanded = model.demandedOf(step, seen);
  return {
    id: step.id,
    observed: observedText(seen),
    ...partsOf(seen),
    ...(others.length > 0 && { others }),
    census: censusOf(seen.census),
    ...(demanded !== null && { demanded }),
  };
}

/** A second judge that follows the run, to tell what a step that differs had to show. */
class Witness {
  #judge: Judge | null;

  constructor(target: Target, { era, config, world }: Program) {
    const { capabilities } = target;
    this.#judge = new Judge(era, capabilities.config(config), capabilities.world(world), capabilities, newHits());
  }

  /** An importer under test makes calls of its own: what the model then thinks is told in texts only. */
  leave(): void {
    this.#judge = null;
  }

  demandedOf(step: AnyStep, seen: Observation): DemandReport | null {
    const judge = this.#judge;
    if (judge === null || judge.state.ended || !judge.sendable(step)) return null;
    if (judge.judge(step, seen) !== null) this.leave();
    if (judge.demanded === null) return null;
    const { outcome, says, census } = judge.demanded;
    return {
      outcome: outcome === null ? "ok" : outcomeText(outcome),
      says: says.map(saidText),
      census: census === null ? null : censusOf(census),
    };
  }
}

function censusOf(census: Census): CensusReport {
  return Object.fromEntries(Object.entries(census).filter(([, count]) => count !== 0));
}

type Part = Pick<Observation, "outcome"> & {
  readonly callbacks: readonly Callback[];
  readonly diagnostics: Readonly<Observation["diagnostics"]>;
};

function partsOf({ outcome, callbacks, diagnostics }: Part): Omit<PartReport, "of"> {
  return {
    outcome: outcomeText(outcome),
    calls: callbacks.map(callReport),
    says: diagnostics.map((said) => {
      const where = said.clause === null ? saidText(said) : `${said.kind} ${said.clause} in ${said.site}`;
      return said.detail === null ? where : `${where}: ${said.detail}`;
    }),
  };
}

function partOf(of: string, part: Part): PartReport {
  return { of, ...partsOf(part) };
}

function callReport({ op, buffer, attachment, fence, locks, reply }: Callback): CallReport {
  const names = [
    buffer === null ? null : handleName("buffer", buffer),
    attachment === null ? null : handleName("attachment", attachment),
    fence === undefined ? null : handleName("fence", fence),
  ];
  return { op, on: names.filter((name) => name !== null).join(" "), locks, reply: replyText(reply) };
}

function replyText(reply: Callback["reply"]): string {
  if ("errno" in reply) return reply.errno;
  return Object.keys(reply).length === 0 ? "" : textOf(reply);
}

/** Values of calls that only make something tell nothing. */
function outcomeOfCall(step: AnyStep, { outcome }: Observation): Outcome {
  const makes = signatureOf(step.do).makes !== undefined && outcome.status === "ok";
  return makes ? { status: "ok", value: null } : outcome;
}

function addImporterCall(report: Open<StepReport>, step: AnyStep, seen: Observation): void {
  const known = { ...seen, outcome: outcomeOfCall(step, seen) };
  report.observed += `${report.observed === "" ? "" : "; "}${step.do} ${observedText(known)}`;
  report.others = [...(report.others ?? []), partOf(step.do, known)];
}

function observedText(observation: Observation): string {
  const calls = observation.callbacks.map((c) => (c.locks === "none" ? c.op : `${c.op} under ${c.locks}`));
  const said = observation.diagnostics.map((d) => `${d.kind} ${d.clause ?? d.site}`);
  const others = (observation.completions ?? []).map(({ step, outcome }) => `step ${step}: ${outcomeText(outcome)}`);
  return [outcomeText(observation.outcome), calls.join(", "), said.join(", "), others.join(", ")]
    .filter((part) => part !== "")
    .join(" · ");
}
