// SPDX-License-Identifier: MIT
import type { Finding } from "../../spec/finding.ts";
import type { Observation } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import { renderStep } from "../../spec/render.ts";
import { UserError } from "../../spec/user-error.ts";

/** What a reproducer is made of: a program, what each step has to show, and the difference that was found, if any. */
export interface Recording {
  readonly program: Program;
  readonly finding: Finding | null;
  /** By step: what the reference shows. A step that is missing cannot be sent. */
  readonly demanded: ReadonlyMap<number, Observation>;
  /** The version of the suite that writes it. */
  readonly suite: string;
}

/** A step that a language has no words for. */
export class Refusal extends UserError {
  constructor(step: AnyStep | null, why: string) {
    super(step === null ? why : `step ${step.id} (${renderStep(step)}) ${why}`);
    this.name = "Refusal";
  }
}

/** What a step has to show. Throws {@link Refusal} for what no program of its own can wait for or survive. */
export function demandedOf({ demanded }: Recording, step: AnyStep): Observation {
  const shown = demanded.get(step.id);
  if (shown === undefined) throw new Refusal(step, "cannot be run: what it works on does not exist");
  const { outcome } = shown;
  if (outcome.status === "blocked") throw new Refusal(step, "has to wait for another task");
  if (outcome.status !== "ok" && outcome.status !== "error") throw new Refusal(step, "has no defined effect");
  return shown;
}
