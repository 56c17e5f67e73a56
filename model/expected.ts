// SPDX-License-Identifier: MIT
/** What a step must have shown so far, beside what it did show; and the counting of the clauses behind it. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Callback, Observation, Outcome } from "../spec/observation.ts";
import type { Act, CalledAct, NotifiedAct } from "./acts.ts";
import { compareAct, compareNotice } from "./compare-call.ts";
import type { OpenExpectation } from "./end.ts";
import type { Mismatch } from "./mismatch.ts";
import { clauseIndex, type ResolvedPhase } from "./resolve.ts";
import type { Meaning, Said } from "./rule.ts";
import type { BufferState, State } from "./state.ts";

/** The expectation of one step at a time. */
export class Expected {
  /** One object, used for every step. */
  readonly wanted: OpenExpectation;
  private observation!: Observation;
  private readonly state: State;
  private readonly hits: Uint32Array;

  constructor(state: State, hits: Uint32Array, meaning: Meaning<CommandName>) {
    this.state = state;
    this.hits = hits;
    this.wanted = {
      meaning,
      outcome: null,
      deciding: null,
      says: [],
      valueClauses: undefined,
      census: null,
      matched: 0,
      muted: null,
      quiet: null,
    };
  }

  /** Begins to follow what a step, or the rest of one, let us see. */
  anew(observation: Observation): void {
    this.observation = observation;
    const { wanted } = this;
    wanted.valueClauses = undefined;
    wanted.matched = 0;
    wanted.muted = null;
    wanted.quiet = null;
    wanted.deciding = null;
    wanted.outcome = null;
    wanted.census = this.state.census;
    // Setting a length costs, and most steps leave the list empty.
    if (wanted.says.length > 0) wanted.says.length = 0;
  }

  /** The next observed callback that no phase has accounted for. */
  get callback(): Callback | undefined {
    return this.observation.callbacks[this.wanted.matched];
  }

  /** Takes out the buffer that the next observed callback is about, or else the first. */
  takeNext(left: BufferState[]): BufferState | null {
    const next = this.callback?.buffer;
    const at = left.findIndex((buffer) => buffer.id === next);
    return left.splice(Math.max(0, at), 1)[0] ?? null;
  }

  /** Counts a clause. */
  readonly hit = (clause: ClauseId): void => {
    const { hits } = this;
    const index = clauseIndex(clause);
    hits[index] = (hits[index] ?? 0) + 1;
  };

  /** Counts the clauses of a phase that fires. */
  exercise(phase: ResolvedPhase): void {
    this.wanted.deciding = phase.source.clause;
    const { hits } = this;
    for (const index of phase.counted) hits[index] = (hits[index] ?? 0) + 1;
  }

  /** Counts the clauses of an act. */
  count(act: Exclude<Act, { act: "said" | "quiet" }>): void {
    this.wanted.deciding = act.clause;
    this.hit(act.clause);
    if ("also" in act) for (const clause of act.also) this.hit(clause);
  }

  /** A diagnostic that must come, unless lock debugging has had its last word. */
  say(clause: ClauseId, said: Said, reports: ClauseId | null): void {
    if (said.kind === "ASSERT" && this.state.lockDebugSilent) {
      this.hit("CPU-32");
      this.hit("WW-28");
      this.wanted.muted = clause.startsWith("WW-") ? "WW-28" : "CPU-32";
      return;
    }
    this.hit(clause);
    this.wanted.says.push({ kind: said.kind, site: said.site, clause, reports });
  }

  /** Nothing but what the acts expect may be said in this step. */
  hush(clause: ClauseId): void {
    this.hit(clause);
    this.wanted.quiet = clause;
  }

  /** A call of code that is no exporter's must come next. */
  expectAct(act: CalledAct | NotifiedAct): Mismatch | null {
    if (act.act === "notified") this.hit(act.lockClause);
    const { callback } = this;
    const wrong =
      act.act === "notified" ? compareNotice(act, callback, this.comesLater(act)) : compareAct(act, callback);
    if (wrong === null) this.wanted.matched++;
    return wrong;
  }

  /** The importer is told, after somebody whose turn it is not. */
  private comesLater({ attachment }: NotifiedAct): boolean {
    const { callbacks } = this.observation;
    const at = callbacks.findIndex(({ op, attachment: of }) => op === "move_notify" && of === attachment.id);
    return at > this.wanted.matched && callbacks[this.wanted.matched]?.op === "move_notify";
  }

  /** The only task is gone: nothing follows, and its half-done work cannot be counted. */
  end(clause: ClauseId, outcome: Outcome): void {
    this.state.ended = true;
    this.state.endedBy = clause;
    this.wanted.census = null;
    this.wanted.outcome = outcome;
  }
}
