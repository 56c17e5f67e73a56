// SPDX-License-Identifier: MIT
/**
 * The acceptor: runs the meaning of a step against what a target let us see, counts the clauses it exercised, keeps the
 * state, and returns the first difference. Where the documents leave freedom the observation picks (an exporter's
 * replies); where they do not, one outcome conforms.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { RunnableEra } from "../spec/eras.ts";
import type { Errno } from "../spec/errno.ts";
import type { Violation } from "../spec/finding.ts";
import type { Callback, Observation, Outcome } from "../spec/observation.ts";
import type { AnyStep, Config, World } from "../spec/program.ts";
import type { Capabilities, Leftovers, Sight } from "../spec/target.ts";
import { emptyCall, type OpenCall } from "./call.ts";
import { censusDifference } from "./compare.ts";
import { compareCall } from "./compare-call.ts";
import { judgeDriverReply, noteDriverReply } from "./driver-duties.ts";
import { judgeReply } from "./duties.ts";
import { blame, compareEnd, dutyReported, type OpenExpectation } from "./end.ts";
import { isLawful } from "./lawful.ts";
import { reportsToLockDebug } from "./lock-debug.ts";
import { maintain } from "./maintenance.ts";
import { brokenDuty, inField, type Mismatch } from "./mismatch.ts";
import { clauseIndex, type Resolved, type ResolvedMeaning, type ResolvedPhase, resolveMeanings } from "./resolve.ts";
import type { Call, Calls, Check, Each, Effect, FaultCheck, Said } from "./rule.ts";
import { State } from "./state.ts";
import { violation } from "./violation.ts";

type Any = CommandName;
const DONE: Outcome = { status: "ok", value: null };

export class Judge {
  readonly state: State;
  /** How often each clause's premise fired, by index in `CLAUSE_IDS`. Shared by the judges of a campaign. */
  private readonly hits: Uint32Array;
  private readonly meanings: Resolved;
  private readonly judgesReplies: boolean;
  private readonly sees: Sight;
  private readonly call: OpenCall;
  private meaning: ResolvedMeaning;
  private observation!: Observation;
  /** What the step under judgement must have shown: one object, used for every step. */
  private readonly wanted: OpenExpectation;
  private readonly undo: (readonly ResolvedPhase[])[] = [];
  private faultUses = 0;
  private readonly hit = (clause: ClauseId): void => {
    const index = clauseIndex(clause);
    this.hits[index] = (this.hits[index] ?? 0) + 1;
  };

  constructor(
    era: RunnableEra,
    config: Config,
    world: World,
    { instrumented, sees }: Pick<Capabilities, "instrumented" | "sees">,
    hits: Uint32Array,
  ) {
    this.sees = sees;
    this.state = new State(era, config, world, instrumented);
    this.hits = hits;
    this.meanings = resolveMeanings(era, config);
    this.judgesReplies = world.exporter.kind !== "scripted";
    this.call = emptyCall(this.state);
    this.meaning = this.meanings.export;
    this.wanted = {
      meaning: this.meaning.meaning,
      outcome: null,
      deciding: null,
      says: [],
      valueClauses: undefined,
      census: this.state.census,
      matched: 0,
      muted: false,
    };
  }

  /** Whether the step can be sent in this state: its handles exist and its effect is defined. */
  sendable(step: AnyStep): boolean {
    if (this.state.ended) return false;
    this.look(step);
    if (!this.meaning.meaning.defined(this.call)) return false;
    if (this.state.world.exporter.kind === "provider" && !(this.legal() && isLawful(this.call))) return false;
    return this.state.instrumented || !this.state.config.lockDebug || !reportsToLockDebug(this.call);
  }

  /** Whether a sendable step keeps the caller's duties. Asked right after `sendable`. */
  legal(): boolean {
    return this.meaning.meaning.legal(this.call);
  }

  /** Judges a step that ran: the first difference, or null when it conforms. The state then stands after the step. */
  judge(step: AnyStep, observation: Observation): Violation | null {
    // The generator has just asked about this very step; a replay has not.
    if (this.call.step !== step && !this.sendable(step))
      throw new Error(`step ${step.id} (${step.do}) ran although it cannot be sent`);
    this.begin(observation);
    const wrong = this.runList(this.meaning.phases) ?? compareEnd(this.wanted, observation, this.sees);
    if (wrong === null) return null;
    return violation(blame(wrong, step.do, this.wanted.says, observation, this.reservationClause()), step);
  }

  /** What a use after free of a reservation breaks: it is the buffer's own (EXPORT-22), or was given at export (EXPORT-23). */
  private reservationClause(): ClauseId {
    const { s, buffer } = this.call;
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

  private look(step: AnyStep): void {
    const c = this.call;
    c.step = step as Call["step"];
    c.args = step.args as Call["args"];
    c.buffer = c.attachment = c.mapping = c.fd = c.iosys = c.vma = c.memfd = c.page = null;
    c.table = c.shown = c.map = c.note = c.seen = null;
    c.fromCache = false;
    c.choice = -1;
    this.meaning = this.meanings[step.do];
    this.wanted.meaning = this.meaning.meaning;
  }

  private begin(observation: Observation): void {
    this.observation = observation;
    this.call.seen = observation.outcome;
    const { wanted } = this;
    wanted.valueClauses = undefined;
    wanted.matched = 0;
    wanted.muted = false;
    wanted.deciding = null;
    wanted.outcome = null;
    // Setting a length costs, and most steps leave both lists empty.
    if (wanted.says.length > 0) wanted.says.length = 0;
    if (this.undo.length > 0) this.undo.length = 0;
    this.faultUses = 0;
  }

  private runList(phases: readonly ResolvedPhase[]): Mismatch | null {
    for (const phase of phases) {
      if (phase.when !== null && !phase.when(this.call)) continue;
      const wrong = this.fire(phase);
      if (wrong !== null) return wrong;
      if (this.wanted.outcome !== null) return null;
    }
    return null;
  }

  private fire(phase: ResolvedPhase): Mismatch | null {
    const { source } = phase;
    switch (source.phase) {
      case "check":
        return this.endCheck(phase, source);
      case "fault":
        return this.faultFires(source.point) ? this.endFault(phase, source) : null;
      case "says":
        this.say(source.clause, source.says, source.reports ?? null);
        return null;
      case "calls":
        return this.expectCall(phase, source);
      case "does":
        this.exercise(phase);
        source.run(this.call);
        if (phase.undo !== null) this.undo.push(phase.undo);
        return null;
      case "effect":
        this.succeed(phase, source);
        return null;
      case "each":
        return this.runEach(phase, source);
      default:
        throw new Error("a phase of no kind");
    }
  }

  /** The order is not promised: the next observed callback picks the buffer, if it is one of those left. */
  private runEach({ repeated }: ResolvedPhase, each: Each<Any>): Mismatch | null {
    const left = each.over(this.call);
    while (left.length > 0 && this.wanted.outcome === null) {
      const next = this.observation.callbacks[this.wanted.matched]?.buffer;
      const at = Math.max(
        0,
        left.findIndex((buffer) => buffer.id === next),
      );
      this.call.buffer = left.splice(at, 1)[0] ?? null;
      const wrong = this.runList(repeated ?? []);
      if (wrong !== null) return wrong;
    }
    return null;
  }

  private exercise(phase: ResolvedPhase): void {
    this.wanted.deciding = phase.source.clause;
    const { hits } = this;
    for (const index of phase.counted) hits[index] = (hits[index] ?? 0) + 1;
  }

  private say(clause: ClauseId, said: Said, reports: ClauseId | null): void {
    if (said.kind === "ASSERT" && this.state.lockDebugSilent) {
      this.hit("CPU-32");
      this.wanted.muted = true;
      return;
    }
    this.hit(clause);
    this.wanted.says.push({ kind: said.kind, site: said.site, clause, reports });
  }

  private faultFires(point: string): boolean {
    const fault = this.call.step.fault;
    return fault !== undefined && fault.point === point && this.faultUses++ === fault.skip;
  }

  private endFault(phase: ResolvedPhase, fault: FaultCheck<Any>): Mismatch | null {
    this.exercise(phase);
    return this.fail(fault.clause, fault.errno);
  }

  private endCheck(phase: ResolvedPhase, check: Check<Any>): Mismatch | null {
    this.exercise(phase);
    if (check.says !== undefined) for (const said of check.says) this.say(check.clause, said, null);
    const { ends } = check;
    if (typeof ends === "object") this.wanted.outcome = { status: "ok", value: ends.value(this.call) };
    else if (ends === "died") this.end({ status: "died" });
    else if (ends === "blocked:reservation") this.end({ status: "blocked", on: "reservation" });
    else if (ends === "refused") this.wanted.outcome = { status: "refused" };
    else return this.fail(check.clause, ends);
    return null;
  }

  /** The only task is gone: nothing follows. */
  private end(outcome: Outcome): void {
    this.state.ended = true;
    this.wanted.census = null;
    this.wanted.outcome = outcome;
  }

  private fail(clause: ClauseId, errno: Errno): Mismatch | null {
    for (let list = this.undo.pop(); list !== undefined; list = this.undo.pop()) {
      for (const undo of list) {
        if (undo.when !== null && !undo.when(this.call)) continue;
        const wrong = this.fire(undo);
        if (wrong !== null) return wrong;
      }
    }
    this.wanted.deciding = clause;
    this.wanted.outcome = { status: "error", errno };
    return null;
  }

  private succeed(phase: ResolvedPhase, { run, value, valueClauses }: Effect<Any>): void {
    this.exercise(phase);
    run?.(this.call);
    this.wanted.valueClauses = valueClauses;
    this.wanted.outcome = value === undefined ? DONE : { status: "ok", value: value(this.call) };
  }

  private expectCall(phase: ResolvedPhase, calls: Calls<Any>): Mismatch | null {
    const buffer = this.call.buffer;
    if (buffer === null) throw new Error(`${this.call.step.do}: ${calls.op} is called on no buffer`);
    if (!buffer.ops.has(calls.op)) return null;
    const callback = this.observation.callbacks[this.wanted.matched];
    const wrong = compareCall(this.call, calls, callback);
    if (wrong !== null || callback === undefined) return wrong;
    this.wanted.matched++;
    this.exercise(phase);
    return this.takeReply(phase, calls, callback);
  }

  private takeReply({ undo }: ResolvedPhase, phase: Calls<Any>, callback: Callback): Mismatch | null {
    const c = this.call;
    if (this.judgesReplies) {
      const broken = judgeReply(c, phase.op, callback.reply, this.hit) ?? judgeDriverReply(c, callback, this.hit);
      if (broken !== null) return brokenDuty(broken.clause, broken.expected, broken.observed);
      noteDriverReply(c, callback);
    }
    if (this.state.hasCaches) maintain(c, callback);
    if ("errno" in callback.reply && phase.onError !== undefined) return this.failOp(phase, callback.reply.errno);
    const refused = phase.takes?.(c, callback.reply) ?? null;
    if (refused !== null) {
      this.hit(refused.clause);
      return this.fail(refused.clause, refused.errno);
    }
    if (undo !== null) this.undo.push(undo);
    return null;
  }

  private failOp(phase: Calls<Any>, errno: Errno): Mismatch | null {
    const clause = phase.onError ?? phase.clause;
    this.hit(clause);
    const said = phase.saysOnError?.(this.call, errno) ?? null;
    if (said !== null) this.say(clause, said, null);
    return this.fail(clause, errno);
  }
}
