// SPDX-License-Identifier: MIT
/** The steps that wait, and what later steps show of their ends. */

import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Violation } from "../spec/finding.ts";
import type { Completion, Observation } from "../spec/observation.ts";
import type { AnyStep } from "../spec/program.ts";
import type { Sight } from "../spec/target.ts";
import { censusDifference } from "./compare.ts";
import { compareEnd } from "./end.ts";
import type { FenceState } from "./fences.ts";
import { inField, type Mismatch, outcomeText, plain } from "./mismatch.ts";
import type { Call } from "./rule.ts";
import type { State } from "./state.ts";
import { violation } from "./violation.ts";
import type { Walk } from "./walk.ts";

/** Commands that may take away a buffer itself, whoever names it how. */
const DROPPERS: ReadonlySet<CommandName> = new Set(["put", "close", "exec", "munmap", "iter-next"]);

/** The caller's map object goes with the buffer: two tasks that map and unmap it at once would not know whose it is. */
const MAPPERS: ReadonlySet<CommandName> = new Set(["vmap", "vmap-unlocked", "vunmap", "vunmap-unlocked"]);

/** Commands that look at a buffer's storage or have it synchronised. */
const TOUCHERS: ReadonlySet<CommandName> = new Set([
  ...(["begin-cpu-access", "end-cpu-access", "sync", "cpu-read", "cpu-write"] as const),
  ...(["dma-read", "dma-write", "vmap-read", "vmap-write"] as const),
]);

/** Commands that may sleep when the exporter has mapped and nobody else knows. */
const MAKERS: ReadonlySet<CommandName> = new Set(["map", "map-unlocked", "attach"]);

const ATTACHERS: ReadonlySet<CommandName> = new Set(["attach", "dynamic-attach"]);

/** Storage that is half mapped: whose caches a bracket reaches, and what it says of them, depends on the exporter. */
function touchesHalfMapped({ s, step, buffer, vma }: Call, waiting: Call): boolean {
  if (s.world.exporter.kind === "scripted" || !TOUCHERS.has(step.do) || !MAKERS.has(waiting.step.do)) return false;
  return (buffer ?? vma?.buffer) === (waiting.buffer ?? waiting.attachment?.buffer);
}

/** The program's last reference on a fence that a waiting step was given. */
function takesFence(fence: FenceState | null, waiting: Call): boolean {
  return fence !== null && fence.owned === 1 && (waiting.fence === fence || waiting.other === fence);
}

/**
 * A signal for an attach that waits for a fence with the lock in hand, while somebody waits for that lock: up to 6.1 the
 * attach had given the lock back and taken it again, which a kernel owes to who was woken in between (WW-34).
 */
function takesTurns({ s, step }: Call, waiting: Call): boolean {
  if (s.instrumented || step.do !== "task-signal" || !ATTACHERS.has(waiting.step.do)) return false;
  const { target } = (step as Call<"task-signal">["step"]).args;
  return target === waiting.task && (waiting.buffer?.reservation.queue.length ?? 0) > 0;
}

/** Calls whose callers hold the reservation: what they change, a call that holds it instead relies on. */
const LOCKED: ReadonlySet<CommandName> = new Set([
  ...(["resv-reserve", "resv-add", "resv-replace", "resv-copy", "pin", "unpin"] as const),
]);

/** The lock is another call's, which waits with it in hand. */
function intrudes({ s, step, buffer }: Call): boolean {
  return buffer !== null && LOCKED.has(step.do) && s.heldInCalls.has(buffer.reservation);
}

function interferes(call: Call, waiting: Call): boolean {
  if (takesTurns(call, waiting)) return true;
  if (MAPPERS.has(call.step.do) && MAPPERS.has(waiting.step.do) && call.buffer === waiting.buffer) return true;
  if (DROPPERS.has(call.step.do) && (call.buffer === null || call.buffer === waiting.buffer)) return true;
  if (call.step.do === "fence-put" && takesFence(call.fence, waiting)) return true;
  if (touchesHalfMapped(call, waiting) || intrudes(call)) return true;
  return (
    (call.attachment !== null && call.attachment === waiting.attachment) ||
    (call.mapping !== null && call.mapping === waiting.mapping) ||
    (call.vma !== null && call.vma === waiting.vma)
  );
}

/** The clause that says when the walk goes on. */
function blamed({ waiting, call }: Walk): ClauseId {
  if (waiting === null) throw new Error("a sleeper that does not wait");
  return waiting.blames?.(call) ?? waiting.clause;
}

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

  /**
   * Whether a step would take an object away under a step that waits with it in hand: a caller that shares objects between
   * tasks holds on to them.
   */
  use(call: Call): boolean {
    return this.walks.some((walk) => interferes(call, walk.call));
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
    // Of half-done work nothing can be counted.
    return this.state.ended ? null : (this.oversleeper() ?? this.compareCensus(observation));
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
      return plain(blamed(walk), "outcome", "still blocked", outcomeText(completion.outcome));
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
    for (const walk of this.walks) {
      const { waiting, call } = walk;
      if (waiting === null) continue;
      this.state.task = call.task;
      if (waiting.ready(call)) {
        return violation(plain(blamed(walk), "outcome", "goes on", "still blocked"), call.step as AnyStep);
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
