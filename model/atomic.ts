// SPDX-License-Identifier: MIT
/** What a task may do in atomic context: nothing that may sleep, whether it would sleep this time or not. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import { scripted } from "./locks.ts";
import { reports } from "./phase-parts.ts";
import type { Call, Says } from "./rule.ts";
import type { State } from "./state.ts";

type TaskCall = Pick<Call, "s" | "task" | "step" | "args">;

/** Deeper than twice shows nothing new. */
const DEPTH_MAX = 2;

/** Commands that never sleep, however they end. */
const NEVER_SLEEPS: ReadonlySet<CommandName> = new Set([
  ...(["task-signal", "task-signal-clear", "advance-clock"] as const),
  ...(["fence-set-error", "fence-complete", "fence-is-signaled", "fence-status", "fence-timestamp"] as const),
  ...([
    "fence-signal",
    "fence-enable",
    "fence-add-callback",
    "fence-remove-callback",
    "fence-get",
    "fence-put",
  ] as const),
  ...(["fence-is-later", "fence-later", "fence-deadline"] as const),
  ...(["resv-trylock", "resv-is-locked", "resv-test", "resv-add", "resv-replace"] as const),
]);

/** Commands that may sleep, and whose caller a clause forbids atomic context. */
const SLEEPS: ReadonlySet<CommandName> = new Set([
  ...(["map", "map-unlocked", "begin-cpu-access", "end-cpu-access", "fence-wait", "fence-wait-any"] as const),
]);

function isAtomic(s: State, task: number): boolean {
  return (s.atomic[task] ?? 0) > 0;
}

/** A wait for any of several fences that has no time only asks them. */
function onlyAsks({ step, args }: TaskCall): boolean {
  return step.do === "fence-wait-any" && (args as { ticks?: number | string }).ticks === 0;
}

/** Whether the command of a task can be sent where it is at all. */
export function fitsAtomic(s: State, task: number, name: CommandName): boolean {
  if (name === "atomic-begin") return (s.atomic[task] ?? 0) < DEPTH_MAX;
  if (!isAtomic(s, task) || name === "atomic-end") return true;
  // A poll that a signal ends may be the last to keep a file, whose end may sleep.
  return s.census.polls === 0 && (NEVER_SLEEPS.has(name) || SLEEPS.has(name));
}

/** Whether the command is one whose caller must not be where the task is. */
export function sleepsInAtomic(s: State, task: number, name: CommandName): boolean {
  return isAtomic(s, task) && SLEEPS.has(name);
}

/** What the call would come to wait for: it must not, and the report of a wait inside of it would hide the call's own. */
function mayMeetSomething({ buffer, attachment, fence, other, args }: Call): boolean {
  const reservation = (buffer ?? attachment?.buffer)?.reservation;
  if (reservation !== undefined) return reservation.table?.entries.some((entry) => !entry.fence.signalled) === true;
  if ((args as { ticks?: number | string }).ticks === 0) return false;
  return [fence, other].every((one) => one?.signalled !== true);
}

/** A task that would have to queue for the lock. */
function isContended({ step, buffer, attachment }: Call): boolean {
  if (step.do !== "map-unlocked") return false;
  return ((buffer ?? attachment?.buffer)?.reservation.owner ?? null) !== null;
}

/**
 * Whether the step may be sent where the task is. What may sleep is, if the target reports it and it neither sleeps nor
 * breaks another duty (`keepsOthers`) this time.
 */
export function definedInAtomic(c: Call, keepsOthers: () => boolean): boolean {
  if (c.step.do === "atomic-begin") return scripted(c.s) && c.s.instrumented && fitsAtomic(c.s, c.task, c.step.do);
  if (!isAtomic(c.s, c.task)) return true;
  if (!fitsAtomic(c.s, c.task, c.step.do)) return false;
  if (!SLEEPS.has(c.step.do)) return true;
  return !isContended(c) && !mayMeetSomething(c) && keepsOthers();
}

/** Whether the caller keeps out of atomic context what may sleep. */
export function legalInAtomic(c: TaskCall): boolean {
  return !sleepsInAtomic(c.s, c.task, c.step.do) || onlyAsks(c);
}

/** The target's report of a call that may sleep, in atomic context. */
export function atomicReport<N extends CommandName>(clause: ClauseId, site: string): Says<N> {
  return reports(clause, site, ({ s, task, step, args }) => isAtomic(s, task) && !onlyAsks({ s, task, step, args }));
}
