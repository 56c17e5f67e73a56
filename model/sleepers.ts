// SPDX-License-Identifier: MIT
/** The steps that wait, and what later steps show of their ends. */
import type { Violation } from "../spec/finding.ts";
import type { Completion, Observation } from "../spec/observation.ts";
import type { AnyStep } from "../spec/program.ts";
import type { Sight } from "../spec/target.ts";
import { censusDifference } from "./compare.ts";
import { compareEnd } from "./end.ts";
import { inField, type Mismatch, outcomeText, plain } from "./mismatch.ts";
import type { State } from "./state.ts";
import { violation } from "./violation.ts";
import type { Walk } from "./walk.ts";

export class Sleepers {
  private readonly walks: Walk[] = [];
  private readonly state: State;
  private readonly sees: Sight;

  constructor(state: State, sees: Sight) {
    this.state = state;
    this.sees = sees;
  }

  /** Whether any step waits. */
  get some(): boolean {
    return this.walks.length > 0;
  }

  /** A step began to wait. */
  add(walk: Walk): void {
    this.walks.push(walk);
    this.state.asleep.add(walk.call.task);
  }

  /** Judges the ends a step brought about, in the order they were seen, and then whether anybody sleeps who need not. */
  judge(observation: Observation): Violation | null {
    for (const completion of observation.completions ?? []) {
      const wrong = this.complete(completion, observation);
      if (wrong !== null) return wrong;
    }
    return this.oversleeper() ?? this.compareCensus(observation);
  }

  private complete(completion: Completion, observation: Observation): Violation | null {
    const at = this.walks.findIndex(({ call }) => call.step.id === completion.step);
    const walk = this.walks[at];
    if (walk === undefined) throw new Error(`a target completed step ${completion.step}, which does not wait`);
    const wrong = this.wrongEnd(walk, completion, observation);
    if (wrong !== null) return violation(wrong, walk.call.step as AnyStep);
    if (walk.waiting !== null) return null;
    this.walks.splice(at, 1);
    this.state.asleep.delete(walk.call.task);
    return null;
  }

  private wrongEnd(walk: Walk, completion: Completion, { census }: Observation): Mismatch | null {
    const { waiting, call } = walk;
    if (waiting === null) throw new Error("a sleeper that does not wait");
    this.state.task = call.task;
    if (!waiting.ready(call)) {
      return plain(waiting.clause, "outcome", "still blocked", outcomeText(completion.outcome));
    }
    const seen: Observation = {
      outcome: completion.outcome,
      callbacks: [...completion.callbacks],
      diagnostics: [...completion.diagnostics],
      census,
    };
    const wrong = walk.resume(seen);
    if (wrong !== null) return wrong;
    walk.wanted.census = null;
    return compareEnd(walk.wanted, seen, this.sees);
  }

  private oversleeper(): Violation | null {
    for (const { waiting, call } of this.walks) {
      if (waiting === null) continue;
      this.state.task = call.task;
      if (waiting.ready(call)) {
        return violation(plain(waiting.clause, "outcome", "goes on", "still blocked"), call.step as AnyStep);
      }
    }
    return null;
  }

  private compareCensus({ census }: Observation): Violation | null {
    const field = censusDifference(this.state.census, census, this.sees.census);
    if (field === null) return null;
    return violation(inField("REF-20", "census", field, this.state.census[field], census[field]), null);
  }
}
