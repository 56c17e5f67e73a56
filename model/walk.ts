// SPDX-License-Identifier: MIT
/**
 * One step under judgement: walks the phases of its meaning along what a target let us see. A walk may stop in the middle,
 * where the task must wait, and goes on when a later step completes it.
 */
import type { CommandName } from "../spec/commands/index.ts";
import type { Observation } from "../spec/observation.ts";
import type { AnyStep } from "../spec/program.ts";
import type { Act, NestedAct, Script, SleptAct } from "./acts.ts";
import type { OpenExpectation } from "./end.ts";
import type { Mismatch } from "./mismatch.ts";
import { PhaseWalk, type WalkSetting } from "./phase-walk.ts";
import type { ResolvedMeaning, ResolvedPhase } from "./resolve.ts";
import type { Call, Waits } from "./rule.ts";

type Any = CommandName;

export class Walk extends PhaseWalk {
  meaning: ResolvedMeaning;
  /** Where it waits; null: it does not. */
  waiting: Waits<Any> | null = null;
  /** What is left of a script: it waits in the middle. */
  private script: Script | null = null;
  /** Index of the phase to go on with. */
  private next = 0;

  constructor(setting: WalkSetting) {
    super(setting);
    this.meaning = setting.meanings.export;
  }

  /** What the step must have shown. */
  get wanted(): OpenExpectation {
    return this.expected.wanted;
  }

  /** Binds the walk to a step; nothing is judged yet. */
  look(step: AnyStep): void {
    const c = this.call;
    c.step = step as Call["step"];
    c.task = step.task ?? 0;
    this.state.task = c.task;
    c.args = step.args as Call["args"];
    c.buffer = c.attachment = c.mapping = c.fd = c.iosys = c.vma = c.memfd = c.page = null;
    c.context = c.fence = c.other = null;
    c.table = c.shown = c.map = c.note = c.seen = null;
    c.fromCache = false;
    c.choice = -1;
    this.meaning = this.setting.meanings[step.do];
    this.expected.wanted.meaning = this.meaning.meaning;
  }

  /** Walks the step from its beginning. The first difference, or null; then the end is still to be compared. */
  begin(observation: Observation): Mismatch | null {
    if (this.undo.length > 0) this.undo.length = 0;
    this.faultUses = 0;
    this.next = 0;
    this.script = null;
    this.call.seen = observation.outcome;
    this.expected.anew(observation);
    return this.go() ?? this.releaseFallen();
  }

  /** Walks on from where the step waited. */
  resume(observation: Observation): Mismatch | null {
    const { waiting } = this;
    if (waiting === null) throw new Error(`step ${this.call.step.id} does not wait`);
    this.waiting = null;
    this.call.seen = observation.outcome;
    this.expected.anew(observation);
    waiting.wakes?.(this.call);
    const errno = waiting.endsWith?.(this.call) ?? null;
    if (errno !== null) return this.fail(waiting.clause, errno);
    return this.play() ?? (this.expected.wanted.outcome === null ? this.go() : null) ?? this.releaseFallen();
  }

  /** Files that lost their last reference to a fence's callback go when everything else is over (POLL-33). */
  private releaseFallen(): Mismatch | null {
    const { wanted, call } = this;
    const { falling } = this.state;
    if (falling.length === 0) return null;
    const { outcome, deciding, valueClauses } = wanted;
    for (let left = falling.length; left > 0; left--) {
      wanted.outcome = null;
      call.buffer = this.expected.takeNext(falling);
      const wrong = this.runList(this.setting.release);
      if (wrong !== null) return { ...wrong, clause: "POLL-33" };
    }
    Object.assign(wanted, { outcome: wanted.outcome ?? outcome, deciding, valueClauses });
    return null;
  }

  private go(): Mismatch | null {
    const { phases } = this.meaning;
    for (; this.next < phases.length; this.next++) {
      const phase = phases[this.next] as ResolvedPhase;
      if (phase.when !== null && !phase.when(this.call)) continue;
      const wrong = this.fire(phase);
      if (wrong !== null) return wrong;
      if (this.expected.wanted.outcome === null) continue;
      this.next++;
      return null;
    }
    return null;
  }

  protected wait(phase: ResolvedPhase, waits: Waits<Any>): void {
    this.expected.exercise(phase);
    waits.sleeps?.(this.call);
    this.waiting = waits;
    this.expected.wanted.outcome = { status: "blocked", on: waits.waitsFor };
  }

  protected perform(script: Script): Mismatch | null {
    this.script = script;
    return this.play();
  }

  /** Goes on with the script, up to its end, the step's end, or a place where the task sleeps. */
  private play(): Mismatch | null {
    const { script } = this;
    if (script === null) return null;
    for (let next = script.next(); next.done !== true; next = script.next()) {
      const wrong = this.enact(next.value);
      if (wrong !== null) return wrong;
      if (this.expected.wanted.outcome === null) continue;
      if (this.waiting === null) this.stop(script);
      return null;
    }
    this.script = null;
    return null;
  }

  /** The step ended in the middle of the script, which may have something to put right. */
  private stop(script: Script): void {
    this.script = null;
    script.return();
  }

  private enact(act: Act): Mismatch | null {
    if (act.act === "said") {
      this.expected.say(act.clause, act.says, act.reports);
      return null;
    }
    if (act.act === "quiet") {
      this.expected.hush(act.clause);
      return null;
    }
    if (act.act === "fault" && !this.faultFires(act.point)) return null;
    this.expected.count(act);
    switch (act.act) {
      case "called":
      case "notified":
        return this.expected.expectAct(act);
      case "nested":
        return this.nest(act);
      case "slept":
        this.sleep(act);
        return null;
      case "died":
        this.expected.end(act.clause, { status: "died" });
        return null;
      case "ended":
        this.expected.wanted.outcome = { status: "ok", value: act.value };
        this.expected.wanted.valueClauses = act.fields;
        return null;
      case "fault":
      case "failed":
        return this.fail(act.clause, act.errno);
      case "premise":
        return null;
    }
  }

  /** The command's phases on the objects the script has set; what it undoes when it fails is its own. */
  private nest({ command, args, clause }: NestedAct): Mismatch | null {
    const { call, wanted, script } = this;
    const own = call.args;
    call.args = args as Call["args"];
    this.script = null;
    const wrong = this.runList(this.setting.meanings[command].phases);
    this.script = script;
    call.args = own;
    this.undo.length = 0;
    wanted.outcome = null;
    wanted.valueClauses = undefined;
    // A call that is missing is one that would have come outside of the callback.
    return wrong !== null && command !== "map" && wrong.kind === "callback" ? { ...wrong, clause } : wrong;
  }

  private sleep({ on, clause, ready, blames }: SleptAct): void {
    this.waiting = { phase: "waits", clause, when: ready, waitsFor: on, ready, blames };
    this.expected.wanted.outcome = { status: "blocked", on };
  }
}
