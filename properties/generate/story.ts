// SPDX-License-Identifier: MIT
/** A recorded program told again: its steps in their order, with drawn ones in between. */
import type { Judge } from "../../model/judge.ts";
import { signatureOf } from "../../spec/commands/index.ts";
import type { FaultPoint } from "../../spec/fault.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Random } from "./random.ts";

/** Share of steps that go on with the story. */
const FAITHFUL = 0.75;

export class Story {
  readonly program: Program;
  #at = 0;
  /** From the number of a recorded step to that of the told one: what it made has that name. */
  readonly #told = new Map<number, number>();

  constructor(program: Program) {
    this.program = program;
  }

  /** The next step as step `id`; null: it is time for something else, or what was drawn between has led elsewhere. */
  next(id: number, judge: Judge, faults: ReadonlySet<FaultPoint>, random: Random): AnyStep | null {
    const recorded = this.program.steps[this.#at];
    if (recorded === undefined || !random.chance(FAITHFUL)) return null;
    const step = this.#renamed(recorded, id);
    if ((step.fault !== undefined && !faults.has(step.fault.point)) || !judge.sendable(step)) {
      this.#at = this.program.steps.length;
      return null;
    }
    this.#at++;
    this.#told.set(recorded.id, id);
    return step;
  }

  #renamed(step: AnyStep, id: number): AnyStep {
    const args: Record<string, unknown> = { ...step.args };
    for (const [name, spec] of Object.entries(signatureOf(step.do).args)) {
      const handle = args[name];
      if (spec.type === "handle" && typeof handle === "number") args[name] = this.#told.get(handle) ?? handle;
    }
    return { ...step, id, args } as AnyStep;
  }
}
