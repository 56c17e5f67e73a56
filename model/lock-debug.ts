// SPDX-License-Identifier: MIT
/** What lock debugging reports, once per boot: the step works all the same, and lock debugging is silent ever after (WW-28). */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import { type Script, said } from "./acts.ts";
import { type ContextState, contextInUse } from "./contexts.ts";
import type { Call, Scripted } from "./rule.ts";
import type { ReservationState, State } from "./state.ts";

/** Commands that take a reservation lock without an acquire context. */
const TAKERS: ReadonlySet<CommandName> = new Set([
  ...(["resv-lock", "resv-lock-interruptible", "attach", "dynamic-attach", "detach", "poll"] as const),
  ...(["map-unlocked", "unmap-unlocked", "vmap-unlocked", "vunmap-unlocked", "debug-list"] as const),
]);

/** Commands that announce to lock debugging that they might take one. */
const ANNOUNCERS: ReadonlySet<CommandName> = new Set(["begin-cpu-access", "end-cpu-access", "sync"]);

/** Whether lock debugging reports the step: of what follows, a kernel's log tells nothing any more. */
export function reportsToLockDebug(c: Call): boolean {
  const { s, step } = c;
  if (TAKERS.has(step.do)) return nestsLocks(c);
  if (ANNOUNCERS.has(step.do)) return c.buffer !== null && (s.locked.length > 0 || holdsFakeLock(c));
  switch (step.do) {
    case "ctx-init":
      return misbegun(c) !== null;
    case "ctx-done":
    case "ctx-fini":
    case "ww-lock":
    case "ww-trylock":
      return abusesContext(c);
    default:
      return false;
  }
}

function abusesContext(c: Call): boolean {
  const context = c.s.contexts.get((c.step as Call<"ctx-done">["step"]).args.context) ?? null;
  if (context === null) return false;
  if (c.step.do === "ctx-done") return context.done;
  if (c.step.do === "ctx-fini") return context.acquired > 0;
  return abuses(context, c.buffer?.reservation ?? null) || isStraySlow(c, context);
}

function isStraySlow({ step }: Call, { contended }: ContextState): boolean {
  if (step.do !== "ww-lock" || contended !== null) return false;
  return (step as Call<"ww-lock">["step"]).args.how.startsWith("slow");
}

/**
 * Whether a step asks with a context for one more lock while the one its task took last was taken without: lock debugging
 * adds the two up, finds that they do not belong together, and falls silent (WW-23).
 */
export function confusesLockDebug({ s, step, buffer }: Call): boolean {
  if (step.do !== "ww-lock" && step.do !== "ww-trylock") return false;
  return s.locked.length > 0 && s.locked.at(-1)?.reservation.context === null && buffer !== null;
}

/** Whether a lock that this context gets now, or backs off from, is one it should not have asked for (WW-06, WW-15). */
export function abuses(context: ContextState, lock: ReservationState | null): boolean {
  const { contended, acquired, done } = context;
  return done || (contended !== null && (contended !== lock || acquired > 0));
}

/** Why the start of a context is reported; null: it is not. */
export function misbegun({ s, task }: Pick<Call, "s" | "task">): ClauseId | null {
  if (contextInUse(s, task) !== null) return "WW-20";
  return s.locked.some(({ reservation }) => reservation.context === null) ? "WW-23" : null;
}

/** The task holds another reservation, or counts as if it did, and takes this one without a context. */
export function nestsLocks(c: Pick<Call, "s" | "task" | "buffer" | "attachment">): boolean {
  const { s } = c;
  if (s.locked.length === 0 && s.pools.context.live.length === 0) return false;
  return nestsReservations(c) || (holdsFakeLock(c) && lockOf(c)?.owner !== c.task);
}

type LockCall = Pick<Call, "s" | "task" | "buffer" | "attachment">;

function lockOf({ buffer, attachment }: Pick<Call, "buffer" | "attachment">): ReservationState | undefined {
  return (buffer ?? attachment?.buffer)?.reservation;
}

function nestsReservations(c: LockCall): boolean {
  const wanted = lockOf(c);
  if (wanted?.owner === c.task) return false;
  return wanted !== undefined && c.s.locked.some((own) => own.reservation !== wanted);
}

/** From 7.2 on a context counts as one held lock (WW-31). */
export function holdsFakeLock({ s, task }: Pick<Call, "s" | "task">): boolean {
  return s.switches.contextCountsAsLock && contextInUse(s, task) !== null;
}

/** The report, and the silence after it. */
export function* lockReport(s: State, clause: ClauseId): Script {
  if (!s.config.lockDebug) return;
  yield said(clause, "ASSERT", "lockdep");
  s.lockDebugSilent = true;
}

/** The report of a lock taken without a context while another is held (LOCK-26, WW-23, WW-31). */
export function nestingReport<N extends CommandName>(clause: ClauseId): Scripted<N> {
  return {
    phase: "script",
    clause,
    also: ["WW-31"],
    given: { lockDebug: true },
    when: nestsLocks,
    run: (c) => lockReport(c.s, nestsReservations(c) ? clause : "WW-31"),
  };
}
