// SPDX-License-Identifier: MIT
/** What the two calls of a CPU access bracket mean, inside the kernel and through SYNC, in the order of CPU-31. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Direction } from "../../spec/op.ts";
import { closeBracket, isOpen, openBracket } from "../brackets.ts";
import { bufferOf } from "../contents.ts";
import { syncsPredictably } from "../dma-debug.ts";
import { nestingReport, nestsLocks } from "../lock-debug.ts";
import { callersLocks, held, heldByOther, scripted } from "../locks.ts";
import { premise } from "../phase-parts.ts";
import type { Applies, Call, Calls, Effect, Phase } from "../rule.ts";
import { invalidDirection } from "../tables.ts";
import { driverSyncs } from "./driver-sync-phases.ts";
import { BEGUN, beginWaits, begunDespite } from "./implicit-waits.ts";

export type BracketCommand = "begin-cpu-access" | "end-cpu-access" | "sync";
export type BracketCall = Call<BracketCommand>;
type BracketOp = "begin_cpu_access" | "end_cpu_access";

/** Why a call of the op is due, and whose promise its direction is. The first that holds is blamed. */
export interface Reason {
  readonly clause: ClauseId;
  readonly direction: ClauseId;
  readonly when: (c: BracketCall) => boolean;
}

/** One side of a bracket as a command shows it. */
export interface Side {
  readonly op: BracketOp;
  readonly direction: (c: BracketCall) => Direction;
  /** Whether the step is of this side; the ioctl is of either. */
  readonly when: (c: BracketCall) => boolean;
  readonly reasons: readonly Reason[];
  readonly also: readonly ClauseId[];
  /** Blamed for a positive answer that does not arrive. */
  readonly positive: ClauseId;
  /** Blamed for an errno of the op that does not arrive, and for one that only a signal explains. */
  readonly onError: ClauseId;
  readonly onRestart: ClauseId;
}

/** Whether the op is there; without it the call still says what it has to say (CPU-31). */
export function lacksOp(c: BracketCall, op: BracketOp): boolean {
  return !bufferOf(c).ops.has(op);
}

/** Whether the end belongs to no begin. */
export function unbalanced(c: BracketCall, direction: Direction): boolean {
  return !isOpen(bufferOf(c), direction);
}

/** Whether somebody has begun and not ended. */
export function begunBefore(c: BracketCall): boolean {
  return bufferOf(c).brackets.length > 0;
}

const LOCK_DEBUG: Applies = { since: "5.11", given: { lockDebug: true } };

function lockReport(clause: ClauseId, when: (c: BracketCall) => boolean): Phase<BracketCommand> {
  return { ...LOCK_DEBUG, phase: "says", clause, when, says: { kind: "ASSERT", site: "lockdep" } };
}

/** A caller that holds another reservation looks to lock debugging as if it took a second one (LOCK-26). */
function nesting({ when }: Side): Phase<BracketCommand> {
  const report = nestingReport<BracketCommand>("LOCK-26");
  return { ...report, when: (c) => when(c) && nestsLocks(c) };
}

/** A caller that holds the reservation is reported once, and lock debugging says nothing more (CPU-17, CPU-32). */
function lockReports({ op, when }: Side): readonly Phase<BracketCommand>[] {
  return [
    lockReport("CPU-31", (c) => when(c) && held(c) && lacksOp(c, op)),
    lockReport("CPU-17", (c) => when(c) && held(c) && !lacksOp(c, op)),
    {
      ...LOCK_DEBUG,
      phase: "does",
      clause: "CPU-17",
      when: (c) => when(c) && held(c),
      run: (c) => {
        c.s.lockDebugSilent = true;
      },
    },
  ];
}

/** The op was told to answer what a task gets that a signal interrupted, or that is to try again. */
function saysRestart(c: BracketCall, op: BracketOp): boolean {
  const reply = c.step.replies?.[op];
  return reply === "ERESTARTSYS" || reply === "EAGAIN";
}

/** Numbers of the second side's cases: more than the first one's. */
const END_CASES = 0x100;

/** The number of a case: which of the side's reasons holds first, and whether a restart is to be answered. */
function choiceOf({ op }: Side, at: number, restart: boolean): number {
  return (op === "end_cpu_access" ? END_CASES : 0) + 2 * at + Number(restart);
}

function choose(side: Side): Phase<BracketCommand> {
  return {
    phase: "does",
    clause: "CPU-31",
    when: side.when,
    run: (c) => {
      const at = side.reasons.findIndex(({ when }) => when(c));
      c.choice = choiceOf(side, at, saysRestart(c, side.op));
    },
  };
}

function bracketCall(side: Side, at: number, restart: boolean): Calls<BracketCommand, BracketOp> {
  const { op, direction, also } = side;
  const reason = side.reasons[at] as Reason;
  const choice = choiceOf(side, at, restart);
  return {
    phase: "calls",
    clause: reason.clause,
    also,
    op,
    when: (c) => c.choice === choice,
    args: (c) => ({ direction: direction(c) }),
    argClauses: { direction: reason.direction },
    locks: callersLocks,
    lockClause: "CPU-30",
    onError: restart ? side.onRestart : side.onError,
    takes: (c, reply) => {
      if ("positive" in reply) c.note = reply.positive;
      return null;
    },
  };
}

function positive({ positive: clause, when }: Side): Phase<BracketCommand> {
  return {
    phase: "check",
    clause,
    when: (c) => c.note !== null && when(c),
    ends: { value: (c) => c.note },
  };
}

function account(c: BracketCall, { op, direction }: Side): void {
  if (op === "begin_cpu_access") openBracket(bufferOf(c), direction(c));
  else closeBracket(bufferOf(c), direction(c));
}

function success(side: Side, clause: ClauseId, when: (c: BracketCall) => boolean): Effect<BracketCommand> {
  return { phase: "effect", clause, also: side.also, when, run: (c) => account(c, side), value: () => 0 };
}

function begun(side: Side, clause: ClauseId): Effect<BracketCommand> {
  return success(side, clause, (c) => side.when(c) && begunDespite(c, side.direction(c), clause));
}

/** How a call without an errno ends: what most surprises in it is blamed. */
function successes(side: Side): readonly Effect<BracketCommand>[] {
  const begins = side.op === "begin_cpu_access";
  return [
    success(side, "CPU-30", (c) => side.when(c) && held(c)),
    ...(begins ? BEGUN.map((clause) => begun(side, clause)) : []),
    ...(begins ? [success(side, "LOCK-20", (c) => side.when(c) && heldByOther(c))] : []),
    ...(begins ? [success(side, "CPU-24", (c) => side.when(c) && lacksOp(c, side.op))] : []),
    ...side.reasons.map(({ clause }, at) => {
      const choice = choiceOf(side, at, false);
      return success(side, clause, (c) => c.choice >> 1 === choice >> 1);
    }),
  ];
}

/** The phases of one side, after the object was found. */
export function sidePhases(side: Side): readonly Phase<BracketCommand>[] {
  return [
    premise("LOCK-02", (c) => side.when(c) && held(c)),
    nesting(side),
    ...lockReports(side),
    choose(side),
    ...side.reasons.flatMap((_, at) => [bracketCall(side, at, false), bracketCall(side, at, true)]),
    positive(side),
    ...driverSyncs(side.direction, side.when),
    ...(side.op === "begin_cpu_access" ? [beginWaits(side.direction, side.when)] : []),
    ...successes(side),
  ];
}

/** A real exporter may lock the reservation itself, and hands the direction to a DMA layer that bears no nonsense. */
export function bracketDefined(c: BracketCall, direction: Direction): boolean {
  if (scripted(c.s)) return true;
  return !held(c) && !invalidDirection(direction) && syncsPredictably(c.s, bufferOf(c), direction);
}
