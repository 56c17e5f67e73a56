// SPDX-License-Identifier: MIT
/**
 * One step under judgement: walks the phases of its meaning along what a target let us see. A walk may stop in the middle,
 * where the task must wait, and goes on when a later step completes it.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Errno } from "../spec/errno.ts";
import type { Callback, Observation, Outcome } from "../spec/observation.ts";
import type { AnyStep } from "../spec/program.ts";
import type { Act, CalledAct, Script, SleptAct } from "./acts.ts";
import { emptyCall, type OpenCall } from "./call.ts";
import { compareAct, compareCall } from "./compare-call.ts";
import { judgeDriverReply, noteDriverReply } from "./driver-duties.ts";
import { judgeReply } from "./duties.ts";
import type { OpenExpectation } from "./end.ts";
import { maintain } from "./maintenance.ts";
import { brokenDuty, type Mismatch } from "./mismatch.ts";
import { clauseIndex, type Resolved, type ResolvedMeaning, type ResolvedPhase } from "./resolve.ts";
import type { Call, Calls, Check, Each, Effect, FaultCheck, Said, Waits } from "./rule.ts";
import type { State } from "./state.ts";

type Any = CommandName;
const DONE: Outcome = { status: "ok", value: null };

/** What all walks of a session share. */
export interface WalkSetting {
  readonly state: State;
  readonly meanings: Resolved;
  /** How often each clause's premise fired, by index in `CLAUSE_IDS`. */
  readonly hits: Uint32Array;
  /** Whether a real exporter answers, whose replies are judged as well. */
  readonly judgesReplies: boolean;
}

export class Walk {
  readonly call: OpenCall;
  meaning: ResolvedMeaning;
  /** What the step must have shown: one object, used for every step. */
  readonly wanted: OpenExpectation;
  /** Where it waits; null: it does not. */
  waiting: Waits<Any> | null = null;
  /** What is left of a script: it waits in the middle. */
  private script: Script | null = null;
  private readonly setting: WalkSetting;
  private readonly state: State;
  private observation!: Observation;
  private readonly undo: (readonly ResolvedPhase[])[] = [];
  private faultUses = 0;
  /** Index of the phase to go on with. */
  private next = 0;
  private readonly hit = (clause: ClauseId): void => {
    const { hits } = this.setting;
    const index = clauseIndex(clause);
    hits[index] = (hits[index] ?? 0) + 1;
  };

  constructor(setting: WalkSetting) {
    this.setting = setting;
    this.state = setting.state;
    this.call = emptyCall(setting.state);
    this.meaning = setting.meanings.export;
    this.wanted = {
      meaning: this.meaning.meaning,
      outcome: null,
      deciding: null,
      says: [],
      valueClauses: undefined,
      census: null,
      matched: 0,
      muted: false,
    };
  }

  /** Binds the walk to a step; nothing is judged yet. */
  look(step: AnyStep): void {
    const c = this.call;
    c.step = step as Call["step"];
    c.task = step.task ?? 0;
    this.state.task = c.task;
    c.args = step.args as Call["args"];
    c.buffer = c.attachment = c.mapping = c.fd = c.iosys = c.vma = c.memfd = c.page = c.fence = c.other = null;
    c.table = c.shown = c.map = c.note = c.seen = null;
    c.fromCache = false;
    c.choice = -1;
    this.meaning = this.setting.meanings[step.do];
    this.wanted.meaning = this.meaning.meaning;
  }

  /** Walks the step from its beginning. The first difference, or null; then the end is still to be compared. */
  begin(observation: Observation): Mismatch | null {
    if (this.undo.length > 0) this.undo.length = 0;
    this.faultUses = 0;
    this.next = 0;
    this.script = null;
    this.expectAnew(observation);
    return this.go();
  }

  /** Walks on from where the step waited. */
  resume(observation: Observation): Mismatch | null {
    const { waiting } = this;
    if (waiting === null) throw new Error(`step ${this.call.step.id} does not wait`);
    this.waiting = null;
    this.expectAnew(observation);
    const errno = waiting.endsWith?.(this.call) ?? null;
    if (errno !== null) return this.fail(waiting.clause, errno);
    const wrong = this.play();
    return wrong !== null || this.wanted.outcome !== null ? wrong : this.go();
  }

  private expectAnew(observation: Observation): void {
    this.observation = observation;
    this.call.seen = observation.outcome;
    const { wanted } = this;
    wanted.valueClauses = undefined;
    wanted.matched = 0;
    wanted.muted = false;
    wanted.deciding = null;
    wanted.outcome = null;
    wanted.census = this.state.census;
    // Setting a length costs, and most steps leave the list empty.
    if (wanted.says.length > 0) wanted.says.length = 0;
  }

  private go(): Mismatch | null {
    const { phases } = this.meaning;
    for (; this.next < phases.length; this.next++) {
      const phase = phases[this.next] as ResolvedPhase;
      if (phase.when !== null && !phase.when(this.call)) continue;
      const wrong = this.fire(phase);
      if (wrong !== null) return wrong;
      if (this.wanted.outcome === null) continue;
      this.next++;
      return null;
    }
    return null;
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
      case "waits":
        this.wait(phase, source);
        return null;
      case "script":
        this.wanted.deciding = source.clause;
        this.script = source.run(this.call);
        return this.play();
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

  private wait(phase: ResolvedPhase, waits: Waits<Any>): void {
    this.exercise(phase);
    this.waiting = waits;
    this.wanted.outcome = { status: "blocked", on: waits.waitsFor };
  }

  /** Goes on with the script, up to its end, the step's end, or a place where the task sleeps. */
  private play(): Mismatch | null {
    const { script } = this;
    if (script === null) return null;
    for (let next = script.next(); next.done !== true; next = script.next()) {
      const wrong = this.perform(next.value);
      if (wrong !== null) return wrong;
      if (this.wanted.outcome === null) continue;
      if (this.waiting === null) this.script = null;
      return null;
    }
    this.script = null;
    return null;
  }

  private perform(act: Act): Mismatch | null {
    if (act.act === "said") {
      this.say(act.clause, act.says, null);
      return null;
    }
    if (act.act === "fault" && !this.faultFires(act.point)) return null;
    this.count(act);
    switch (act.act) {
      case "called":
        return this.expectAct(act);
      case "slept":
        this.sleep(act);
        return null;
      case "died":
        this.end({ status: "died" });
        return null;
      case "ended":
        this.wanted.outcome = { status: "ok", value: act.value };
        return null;
      case "fault":
      case "failed":
        return this.fail(act.clause, act.errno);
      case "premise":
        return null;
    }
  }

  private count(act: Exclude<Act, { act: "said" }>): void {
    this.wanted.deciding = act.clause;
    this.hit(act.clause);
    if ("also" in act) for (const clause of act.also) this.hit(clause);
  }

  private expectAct(act: CalledAct): Mismatch | null {
    const wrong = compareAct(act, this.observation.callbacks[this.wanted.matched]);
    if (wrong === null) this.wanted.matched++;
    return wrong;
  }

  private sleep({ on, clause, ready }: SleptAct): void {
    this.waiting = { phase: "waits", clause, when: ready, waitsFor: on, ready };
    this.wanted.outcome = { status: "blocked", on };
  }

  private exercise(phase: ResolvedPhase): void {
    this.wanted.deciding = phase.source.clause;
    const { hits } = this.setting;
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
    if (this.setting.judgesReplies) {
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
