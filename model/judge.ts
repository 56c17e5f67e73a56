// SPDX-License-Identifier: MIT
/**
 * The acceptor: runs the meaning of a step against what a target let us see, counts the clauses it exercised, keeps the
 * state, and returns the first difference. Where the documents leave freedom the observation picks (an exporter's
 * replies); where they do not, one outcome conforms.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { RunnableEra } from "../spec/eras.ts";
import type { Violation } from "../spec/finding.ts";
import type { Observation } from "../spec/observation.ts";
import type { AnyStep, Config, World } from "../spec/program.ts";
import type { Capabilities, Leftovers, Sight } from "../spec/target.ts";
import { definedInAtomic, legalInAtomic } from "./atomic.ts";
import { censusDifference } from "./compare.ts";
import { blame, compareEnd, dutyReported, type Expectation, type ExpectedSaid } from "./end.ts";
import { isLawful } from "./lawful.ts";
import { closesInside, takesListInside, turnsOrder } from "./list-mutex.ts";
import { missesAssert } from "./lock-blindness.ts";
import { confusesLockDebug, reportsToLockDebug } from "./lock-debug.ts";
import { inField, type Mismatch } from "./mismatch.ts";
import { brokenByMove } from "./moving-blame.ts";
import type { WalkSetting } from "./phase-walk.ts";
import { resolve } from "./resolve.ts";
import type { Call } from "./rule.ts";
import { definedInSection, legalInSection } from "./sections.ts";
import { Sleepers } from "./sleepers.ts";
import { maySleep } from "./sleeps.ts";
import { State } from "./state.ts";
import { mistakesTables } from "./table-identity.ts";
import { violation } from "./violation.ts";
import { Walk } from "./walk.ts";

/** Whether lock debugging has something to say about the step. */
function isReported(call: Call): boolean {
  return reportsToLockDebug(call) || turnsOrder(call);
}

export class Judge {
  readonly state: State;
  private readonly sees: Sight;
  private readonly setting: WalkSetting;
  private readonly sleepers: Sleepers;
  /** What the step judged last had to make the kernel say, with the clauses behind it. */
  said: readonly ExpectedSaid[] = [];
  /** What the step that differed had to show; null: none did, or the difference came before its end was known. */
  demanded: Expectation | null = null;
  /** The step under judgement: one walk, used for every step that does not wait. */
  private walk: Walk;

  constructor(
    era: RunnableEra,
    config: Config,
    world: World,
    { instrumented, sees }: Pick<Capabilities, "instrumented" | "sees">,
    hits: Uint32Array,
  ) {
    this.sees = sees;
    this.state = new State(era, config, world, instrumented);
    const judgesReplies = world.exporter.kind !== "scripted";
    this.setting = {
      state: this.state,
      ...resolve(era, config),
      hits,
      judgesReplies,
    };
    this.walk = new Walk(this.setting);
    this.sleepers = new Sleepers(this.state, sees);
  }

  /** Whether the step can be sent in this state: its task is awake, its handles exist and its effect is defined. */
  sendable(step: AnyStep): boolean {
    const { state } = this;
    if (state.ended || !state.wakes(step.task ?? 0)) return false;
    this.walk.look(step);
    const { call, meaning } = this.walk;
    if (!meaning.meaning.defined(call) || !definedInSection(call)) return false;
    if (!definedInAtomic(call, () => meaning.meaning.legal(call) && legalInSection(call))) return false;
    if (closesInside(call)) return false;
    if (this.sleepers.some && this.sleepers.use(call)) return false;
    if (state.world.exporter.kind === "provider" && !(this.legal() && isLawful(call))) return false;
    if (!state.instrumented && state.config.lockDebug && missesAssert(call)) return false;
    if (!state.instrumented && mistakesTables(call)) return false;
    return state.instrumented || !state.config.lockDebug || !(isReported(call) || confusesLockDebug(call));
  }

  /** Whether a sendable step keeps the caller's duties. Asked right after `sendable`. */
  legal(): boolean {
    const { meaning, call } = this.walk;
    if (!legalInAtomic(call)) return false;
    return meaning.meaning.legal(call) && legalInSection(call) && !takesListInside(call);
  }

  /** Whether a sendable step may make its task wait for a fence. Asked right after `sendable`. */
  maySleep(): boolean {
    return maySleep(this.walk.call);
  }

  /** Whether a sendable step makes lock debugging report and fall silent. Asked right after `sendable`. */
  silences(): boolean {
    const { config, lockDebugSilent } = this.state;
    return config.lockDebug && !lockDebugSilent && isReported(this.walk.call);
  }

  /** Judges a step that ran: the first difference, or null when it conforms. The state then stands after the step. */
  judge(step: AnyStep, observation: Observation): Violation | null {
    // The generator has just asked about this very step; a replay has not.
    if (this.walk.call.step !== step && !this.sendable(step))
      throw new Error(`step ${step.id} (${step.do}) ran although it cannot be sent`);
    const { walk, sleepers } = this;
    let wrong = walk.begin(observation);
    // What others do in this step, when it lets them go on, counts as well: the census stands after all of them.
    if (sleepers.some) walk.wanted.census = null;
    if (wrong === null) {
      wrong = compareEnd(walk.wanted, observation, this.sees);
      if (wrong !== null) this.demanded = walk.wanted;
    }
    if (wrong !== null) return this.blamed(walk, wrong, observation);
    this.said = walk.wanted.says;
    if (walk.waiting !== null) this.fallAsleep(walk);
    return sleepers.some || observation.completions !== undefined ? sleepers.judge(observation) : null;
  }

  private fallAsleep(walk: Walk): void {
    this.sleepers.add(walk);
    this.walk = new Walk(this.setting);
  }

  private blamed({ call, wanted }: Walk, wrong: Mismatch, seen: Observation): Violation {
    const explained = blame(wrong, call.step.do, wanted.says, seen, this.reservationClause());
    const clause = brokenByMove(call, wrong) ?? explained.clause;
    return violation({ ...explained, clause }, call.step as AnyStep);
  }

  /** What a use after free of a reservation breaks: it is the buffer's own (EXPORT-22), or was given at export (EXPORT-23). */
  private reservationClause(): ClauseId {
    const { s, buffer } = this.walk.call;
    for (const given of s.reservations.values()) if (given === buffer?.reservation) return "EXPORT-23";
    return "EXPORT-22";
  }

  /** Judges what is left after the program's own teardown. */
  judgeLeftovers(leftovers: Leftovers): Violation | null {
    const report = leftovers.diagnostics.find((d) => d.kind === "CONTRACT");
    if (report !== undefined) return violation(dutyReported(report), null);
    const field = censusDifference(this.state.census, leftovers.census, this.sees.census);
    if (field === null) return null;
    return violation(inField("REF-20", "leftover", field, this.state.census[field], leftovers.census[field]), null);
  }
}
