// SPDX-License-Identifier: MIT
/** Target and model, step by step: runs what can be sent, judges it, and stops at the first violation. */
import { Judge } from "../../model/judge.ts";
import { clauseIndex } from "../../model/resolve.ts";
import type { State } from "../../model/state.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Violation } from "../../spec/finding.ts";
import type { Observation } from "../../spec/observation.ts";
import type { AnyStep, Program } from "../../spec/program.ts";
import type { Session, Target } from "../../spec/target.ts";
import { ImporterHost } from "../importer/importer-host.ts";
import { leaveToImporter } from "../importer/importer-teardown.ts";
import { LockWatch } from "../lock-order/lock-watch.ts";
import type { StepCounts } from "./step-counts.ts";
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
  private readonly hits: Uint32Array;
  /** The importer under test; null: the program makes all calls itself. */
  private readonly host: ImporterHost | null;
  private readonly watch: LockWatch | null;
  private readonly counts: StepCounts | null;

  constructor(target: Target, setting: Setting, hits: Uint32Array, counts: StepCounts | null = null) {
    const { capabilities } = target;
    const config = capabilities.config(setting.config);
    const world = capabilities.world(setting.world);
    this.judge = new Judge(setting.era, config, world, capabilities, hits);
    this.session = target.open(world, setting.era, config);
    this.hits = hits;
    const { importer } = this.session;
    this.host = importer === undefined ? null : new ImporterHost(importer, this);
    this.judge.state.hosted = this.host !== null;
    this.counts = counts;
    counts?.begin();
    this.watch = target.watchesLocks === true ? new LockWatch(this.judge.state) : null;
  }

  /** Runs and judges a step that can be sent. False: the program is over. */
  run(step: AnyStep): boolean {
    this.executed.push(step);
    if (this.host !== null) this.runHosted(this.host, step);
    else if (this.watch !== null) this.perform(step);
    else this.judged(step);
    return this.violation === null && !this.judge.state.ended && !this.judge.state.stuck;
  }

  private judged(step: AnyStep): Observation {
    const observation = this.session.run(step);
    this.violation = this.judge.judge(step, observation);
    if (this.counts !== null) this.counts.step(step.do, observation.outcome.status, this.judge.state);
    return observation;
  }

  private runHosted(host: ImporterHost, step: AnyStep): void {
    host.run(step);
    const status = host.statusOf(step);
    if (status !== null) this.counts?.step(step.do, status, this.judge.state);
    this.violation ??= host.violation ?? (this.judge.state.stuck ? host.stuckViolation() : null);
  }

  /** The first violation; or else what the program's locks can come to. */
  get verdict(): Violation | null {
    return this.violation ?? this.watch?.violation ?? null;
  }

  /** Runs and judges one step of the program, or one call of the importer under test. */
  perform(step: AnyStep): Observation | null {
    this.watch?.before(step);
    const observation = this.judged(step);
    if (this.violation === null) this.watch?.after(step, observation);
    return this.violation === null ? observation : null;
  }

  /** Counts a clause that a call has at stake. */
  hit(clause: ClauseId): void {
    const index = clauseIndex(clause);
    this.hits[index] = (this.hits[index] ?? 0) + 1;
  }

  /** Whoever has a buffer in use gives it back before the program gives back the rest. */
  private nextOfTeardown(s: State, id: number): AnyStep | null {
    const first = this.host === null ? null : leaveToImporter(s, id);
    return first ?? teardownStep(s, id);
  }

  /** Gives back what the program holds, and looks for what is left alive. */
  finish(): void {
    const s = this.judge.state;
    let id = nextId(this.executed);
    for (let steps = 0; this.violation === null && !s.ended; steps++) {
      if (steps > TEARDOWN_STEPS_MAX) throw new Error("the teardown does not end");
      const step = this.nextOfTeardown(s, id++);
      if (step === null) break;
      if (!this.judge.sendable(step)) {
        // What a task that waits has in hand cannot be given back.
        if (s.asleep.size > 0) break;
        throw new Error(`the teardown cannot send ${step.do}`);
      }
      this.run(step);
    }
    if (this.violation === null && !s.ended) this.violation = this.host?.stuckViolation() ?? null;
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
