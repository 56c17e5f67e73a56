// SPDX-License-Identifier: MIT
/** Target and model, step by step: runs what can be sent, judges it, and stops at the first violation. */
import { Judge } from "../../model/judge.ts";
import type { Violation } from "../../spec/finding.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Session, Target } from "../../spec/target.ts";
import { teardownStep } from "./teardown.ts";

/** A program without its steps: what a session is opened with. */
export type Setting = Omit<Program, "steps" | "schema">;

/** Steps a teardown may take: more means that the model gives nothing back. */
const TEARDOWN_STEPS_MAX = 10_000;

export class Lockstep {
  readonly judge: Judge;
  /** The steps that ran, teardown included. */
  readonly executed: AnyStep[] = [];
  violation: Violation | null = null;
  private readonly session: Session;

  constructor(target: Target, setting: Setting, hits: Uint32Array) {
    const { capabilities } = target;
    const config = capabilities.config(setting.config);
    const world = capabilities.world(setting.world);
    this.judge = new Judge(setting.era, config, world, capabilities, hits);
    this.session = target.open(world, setting.era, config);
  }

  /** Runs and judges a step that can be sent. False: the program is over. */
  run(step: AnyStep): boolean {
    this.executed.push(step);
    this.violation = this.judge.judge(step, this.session.run(step));
    return this.violation === null && !this.judge.state.ended && !this.judge.state.stuck;
  }

  /** Gives back what the program holds, and looks for what is left alive. */
  finish(): void {
    const s = this.judge.state;
    let id = nextId(this.executed);
    for (let steps = 0; this.violation === null && !s.ended; steps++) {
      if (steps > TEARDOWN_STEPS_MAX) throw new Error("the teardown does not end");
      const step = teardownStep(s, id++);
      if (step === null) break;
      if (!this.judge.sendable(step)) {
        // What a task that waits has in hand cannot be given back.
        if (s.asleep.size > 0) break;
        throw new Error(`the teardown cannot send ${step.do}`);
      }
      this.run(step);
    }
    if (this.violation === null && !s.ended && s.asleep.size === 0)
      this.violation = this.judge.judgeLeftovers(this.session.close());
  }
}

/** The first id no step uses. */
export function nextId(steps: readonly AnyStep[]): number {
  let id = 1;
  for (const step of steps) if (step.id >= id) id = step.id + 1;
  return id;
}
