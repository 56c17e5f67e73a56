// SPDX-License-Identifier: MIT
/**
 * Looks at the locks of a program as it runs: a ring in their order is a finding although nobody waited, and a program in
 * which nobody can go on is one, with who waits for whom. The signalling of fences counts as a lock: who waits for a fence
 * wants it, and code of a signalling section has it (FENCE-72, FENCE-77).
 */
import { brokenDuty } from "../../model/mismatch.ts";
import type { BufferState, ReservationState, State } from "../../model/state.ts";
import { violation } from "../../model/violation.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { Violation } from "../../spec/finding.ts";
import type { Observation } from "../../spec/observation.ts";
import type { AnyStep } from "../../spec/program.ts";
import { LockGraph, type Seen } from "./lock-graph.ts";

const SIGNALLING = "signalling";
type Node = ReservationState | typeof SIGNALLING;

/** Calls that wait for a buffer's reservation and take it without a context. A try waits for nobody. */
const TAKING: ReadonlySet<CommandName> = new Set([
  ...(["resv-lock", "resv-lock-interruptible", "attach", "dynamic-attach", "detach", "poll"] as const),
  ...(["map-unlocked", "unmap-unlocked", "vmap-unlocked", "vunmap-unlocked"] as const),
  ...(["exporter-move", "exporter-revoke", "exporter-restore"] as const),
]);

/** Calls that may wait for fences, whether there are any or not. */
const WAITING: ReadonlySet<CommandName> = new Set([
  ...(["fence-wait", "fence-wait-any", "resv-wait", "map", "map-unlocked", "begin-cpu-access", "sync"] as const),
  ...(["exporter-move", "exporter-revoke", "exporter-restore"] as const),
]);

/** What a task waits for. */
interface Wait {
  readonly step: AnyStep;
  readonly on: string;
}

export class LockWatch {
  /** The first ring, or the deadlock. */
  violation: Violation | null = null;
  private readonly state: State;
  private readonly graph = new LockGraph<Node>();
  private readonly steps = new Map<number, AnyStep>();
  private readonly waits = new Map<number, Wait>();
  /** A name for a reservation: the buffer through which it was met first. */
  private readonly names = new Map<ReservationState, number>();

  constructor(state: State) {
    this.state = state;
  }

  /** Called before the step runs: the locks its task holds now, and those it is about to want. */
  before(step: AnyStep): void {
    this.steps.set(step.id, step);
    const task = step.task ?? 0;
    const held = (this.state.lockedBy[task] ?? []).map(({ reservation }) => reservation);
    const wanted = this.reservationWanted(step);
    if (wanted !== null)
      this.want(
        step,
        task,
        held.filter((one) => !sharesContext(one, wanted, step, this.state)),
        wanted,
      );
    if (waits(step)) this.want(step, task, wanted === null ? held : [...held, wanted], SIGNALLING);
  }

  /** Called when it has run, or waits. */
  after(step: AnyStep, { outcome, completions }: Observation): void {
    const task = step.task ?? 0;
    if (outcome.status === "blocked") this.waits.set(task, { step, on: outcome.on });
    for (const completion of completions ?? []) this.note(completion.step, completion.outcome);
    // What came to pass says more than what could have. An importer under test may wait for others: its host knows.
    if (!this.state.hosted && this.nobodyGoesOn(outcome.status)) this.violation = this.deadlock(step);
  }

  private note(id: number, outcome: Observation["outcome"]): void {
    const step = this.steps.get(id);
    if (step === undefined) return;
    if (outcome.status === "blocked") this.waits.set(step.task ?? 0, { step, on: outcome.on });
    else this.waits.delete(step.task ?? 0);
  }

  private nobodyGoesOn(status: string): boolean {
    return this.state.stuck || (this.state.ended && status === "blocked");
  }

  private want(step: AnyStep, task: number, held: readonly ReservationState[], wanted: Node): void {
    const inSection = (this.state.sections[task]?.length ?? 0) > 0 && wanted !== SIGNALLING;
    for (const one of inSection ? [...held, SIGNALLING as Node] : held) {
      if (one === wanted) continue;
      const ring = this.graph.add({ held: one, wanted, task, step: step.id });
      if (ring !== null) this.violation ??= this.ringFound(ring, step);
    }
  }

  private reservationWanted(step: AnyStep): ReservationState | null {
    if (!TAKING.has(step.do) && step.do !== "ww-lock") return null;
    const buffer = this.bufferOf(step);
    if (buffer === undefined) return null;
    if (!this.names.has(buffer.reservation)) this.names.set(buffer.reservation, buffer.id);
    return buffer.reservation;
  }

  private bufferOf(step: AnyStep): BufferState | undefined {
    const { buffer, attachment, fd } = step.args as { buffer?: number; attachment?: number; fd?: number };
    if (fd !== undefined) return this.state.fds.get(fd)?.buffer;
    if (buffer !== undefined) return this.state.buffers.get(buffer);
    return this.state.attachments.get(attachment ?? -1)?.buffer;
  }

  private nameOf(node: Node): string {
    if (node === SIGNALLING) return "the signalling of fences";
    return `the reservation of b${this.names.get(node) ?? "?"}`;
  }

  private ringFound(ring: readonly Seen<Node>[], step: AnyStep): Violation {
    const clause: ClauseId = ring.some(({ held }) => held === SIGNALLING) ? "FENCE-72" : "WW-23";
    const orders = ring.map(
      ({ held, wanted, task, step: at }) =>
        `task ${task} holds ${this.nameOf(held)} and wants ${this.nameOf(wanted)} (step ${at})`,
    );
    const wrong = brokenDuty(clause, "locks are taken in one order", `lock-order cycle: ${orders.join("; ")}`);
    return { ...violation({ ...wrong, kind: "lock-order" }, step), blames: "importer" };
  }

  private deadlock(step: AnyStep): Violation {
    const lines = [...this.waits].map(([task, wait]) => this.waitText(task, wait));
    const ring = [...this.waits.values()].some(({ on }) => on === "reservation");
    const wrong = brokenDuty(ring ? "WW-23" : "FENCE-71", "somebody can go on", `deadlock: ${lines.join("; ")}`);
    return { ...violation({ ...wrong, kind: "deadlock" }, step), blames: "importer" };
  }

  private waitText(task: number, { step, on }: Wait): string {
    const text = `task ${task} (step ${step.id}, ${step.do}) waits for`;
    if (on !== "reservation") return `${text} ${on === "fence" ? "a fence nobody is left to signal" : on}`;
    const reservation = this.bufferOf(step)?.reservation;
    const owner = reservation?.owner;
    const holder = owner === task ? "itself" : owner === null || owner === undefined ? "nobody" : `task ${owner}`;
    return `${text} ${reservation === undefined ? "a reservation" : this.nameOf(reservation)}, held by ${holder}`;
  }
}

/** Two locks of one acquire context may be taken in any order: one of the contexts backs off (WW-14). */
function sharesContext(held: ReservationState, wanted: ReservationState, step: AnyStep, s: State): boolean {
  if (held === wanted) return true;
  return step.do === "ww-lock" && held.context !== null && s.contexts.get(step.args.context) === held.context;
}

function waits(step: AnyStep): boolean {
  return WAITING.has(step.do) && (step.args as { ticks?: number | string }).ticks !== 0;
}
