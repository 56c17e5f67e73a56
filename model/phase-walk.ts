// SPDX-License-Identifier: MIT
/** Walks phases of a meaning along what a target let us see: checks, calls and their replies, changes and their undoing. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Errno } from "../spec/errno.ts";
import type { Callback, Outcome } from "../spec/observation.ts";
import type { Script } from "./acts.ts";
import { emptyCall, type OpenCall } from "./call.ts";
import { compareCall } from "./compare-call.ts";
import { judgeDriverReply, noteDriverReply } from "./driver-duties.ts";
import { judgeReply } from "./duties.ts";
import { Expected } from "./expected.ts";
import { maintain } from "./maintenance.ts";
import { brokenDuty, type Mismatch } from "./mismatch.ts";
import { judgeMovingReply } from "./moving-duties.ts";
import type { Resolved, ResolvedPhase } from "./resolve.ts";
import type { Calls, Check, Each, Effect, FaultCheck, Waits } from "./rule.ts";
import type { State } from "./state.ts";

type Any = CommandName;
const DONE: Outcome = { status: "ok", value: null };

/** What all walks of a session share. */
export interface WalkSetting extends Resolved {
  readonly state: State;
  /** How often each clause's premise fired, by index in `CLAUSE_IDS`. */
  readonly hits: Uint32Array;
  /** Whether a real exporter answers, whose replies are judged as well. */
  readonly judgesReplies: boolean;
}

/** The part of a walk that knows nothing of where it began or waits. */
export abstract class PhaseWalk {
  readonly call: OpenCall;
  protected readonly setting: WalkSetting;
  protected readonly state: State;
  protected readonly expected: Expected;
  protected readonly undo: (readonly ResolvedPhase[])[] = [];
  protected faultUses = 0;

  constructor(setting: WalkSetting) {
    this.setting = setting;
    this.state = setting.state;
    this.call = emptyCall(setting.state);
    this.expected = new Expected(setting.state, setting.hits, setting.meanings.export.meaning);
  }

  /** The task sleeps. */
  protected abstract wait(phase: ResolvedPhase, waits: Waits<Any>): void;

  /** Runs a script up to its end, the step's end, or a place where the task sleeps. */
  protected abstract perform(script: Script): Mismatch | null;

  protected runList(phases: readonly ResolvedPhase[]): Mismatch | null {
    for (const phase of phases) {
      if (phase.when !== null && !phase.when(this.call)) continue;
      const wrong = this.fire(phase);
      if (wrong !== null) return wrong;
      if (this.expected.wanted.outcome !== null) return null;
    }
    return null;
  }

  protected fire(phase: ResolvedPhase): Mismatch | null {
    const { source } = phase;
    switch (source.phase) {
      case "check":
        return this.endCheck(phase, source);
      case "fault":
        return this.faultFires(source.point) ? this.endFault(phase, source) : null;
      case "says":
        this.expected.say(source.clause, source.says, source.reports ?? null);
        return null;
      case "calls":
        return this.expectCall(phase, source);
      case "does":
        this.expected.exercise(phase);
        source.run(this.call);
        if (phase.undo !== null) this.undo.push(phase.undo);
        return null;
      case "effect":
        this.succeed(phase, source);
        return null;
      case "each":
        return this.runEach(phase, source);
      case "waits":
        this.wait(phase, source);
        return null;
      case "script":
        this.expected.wanted.deciding = source.clause;
        return this.perform(source.run(this.call));
      default:
        throw new Error("a phase of no kind");
    }
  }

  /** The order is not promised: the next observed callback picks the buffer, if it is one of those left. */
  private runEach({ repeated }: ResolvedPhase, each: Each<Any>): Mismatch | null {
    const left = each.over(this.call);
    while (left.length > 0 && this.expected.wanted.outcome === null) {
      this.call.buffer = this.expected.takeNext(left);
      const wrong = this.runList(repeated ?? []);
      if (wrong !== null) return wrong;
    }
    return null;
  }

  protected faultFires(point: string): boolean {
    const fault = this.call.step.fault;
    return fault !== undefined && fault.point === point && this.faultUses++ === fault.skip;
  }

  private endFault(phase: ResolvedPhase, fault: FaultCheck<Any>): Mismatch | null {
    this.expected.exercise(phase);
    return this.fail(fault.clause, fault.errno);
  }

  private endCheck(phase: ResolvedPhase, check: Check<Any>): Mismatch | null {
    this.expected.exercise(phase);
    if (check.says !== undefined) for (const said of check.says) this.expected.say(check.clause, said, null);
    const { ends } = check;
    if (typeof ends === "object") this.expected.wanted.outcome = { status: "ok", value: ends.value(this.call) };
    else if (ends === "died") this.expected.end(check.clause, { status: "died" });
    else if (ends === "blocked:reservation") this.expected.end(check.clause, { status: "blocked", on: "reservation" });
    else if (ends === "refused") this.expected.wanted.outcome = { status: "refused" };
    else return this.fail(check.clause, ends);
    return null;
  }

  protected fail(clause: ClauseId, errno: Errno): Mismatch | null {
    for (let list = this.undo.pop(); list !== undefined; list = this.undo.pop()) {
      for (const undo of list) {
        if (undo.when !== null && !undo.when(this.call)) continue;
        const wrong = this.fire(undo);
        if (wrong !== null) return wrong;
      }
    }
    this.expected.wanted.deciding = clause;
    this.expected.wanted.outcome = { status: "error", errno };
    return null;
  }

  private succeed(phase: ResolvedPhase, { run, value, valueClauses }: Effect<Any>): void {
    this.expected.exercise(phase);
    run?.(this.call);
    this.expected.wanted.valueClauses = valueClauses;
    this.expected.wanted.outcome = value === undefined ? DONE : { status: "ok", value: value(this.call) };
  }

  private expectCall(phase: ResolvedPhase, calls: Calls<Any>): Mismatch | null {
    const buffer = this.call.buffer;
    if (buffer === null) throw new Error(`${this.call.step.do}: ${calls.op} is called on no buffer`);
    if (!buffer.ops.has(calls.op)) return null;
    const callback = this.expected.callback;
    const wrong = compareCall(this.call, calls, callback);
    if (wrong !== null || callback === undefined) return wrong;
    this.expected.wanted.matched++;
    this.expected.exercise(phase);
    return this.takeReply(phase, calls, callback);
  }

  private takeReply({ undo }: ResolvedPhase, phase: Calls<Any>, callback: Callback): Mismatch | null {
    const c = this.call;
    if (this.setting.judgesReplies) {
      const broken =
        judgeReply(c, phase.op, callback.reply, this.expected.hit) ??
        judgeDriverReply(c, callback, this.expected.hit) ??
        judgeMovingReply(c, callback, this.expected.hit);
      if (broken !== null) return brokenDuty(broken.clause, broken.expected, broken.observed);
      noteDriverReply(c, callback);
    }
    if (this.state.hasCaches) maintain(c, callback);
    if ("errno" in callback.reply && phase.onError !== undefined) return this.failOp(phase, callback.reply.errno);
    const refused = phase.takes?.(c, callback.reply) ?? null;
    if (refused !== null) {
      this.expected.hit(refused.clause);
      return this.fail(refused.clause, refused.errno);
    }
    if (undo !== null) this.undo.push(undo);
    return null;
  }

  private failOp(phase: Calls<Any>, errno: Errno): Mismatch | null {
    const clause = phase.onError ?? phase.clause;
    this.expected.hit(clause);
    const said = phase.saysOnError?.(this.call, errno) ?? null;
    if (said !== null) this.expected.say(clause, said, null);
    return this.fail(clause, errno);
  }
}
