// SPDX-License-Identifier: MIT
/** The mutex of the global list, and in which order lock debugging has seen it and a reservation taken (LOCK-15). */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Script } from "./acts.ts";
import { keepsList } from "./export-shape.ts";
import { holdsFakeLock, lockReport } from "./lock-debug.ts";
import { armedSlots, isKept } from "./polls.ts";
import { referencesOf } from "./references.ts";
import type { Call, Scripted } from "./rule.ts";
import type { State } from "./state.ts";

type TaskCall = Pick<Call, "s" | "task">;

function isWatched({ config, lockDebugSilent }: State): boolean {
  return config.lockDebug && !lockDebugSilent;
}

/** The task holds a reservation, or counts as if it did. */
function isInside(c: TaskCall): boolean {
  const { s } = c;
  return (s.locked.length > 0 || holdsFakeLock(c)) && keepsList(s);
}

function* takenInside({ s }: TaskCall, clause: ClauseId): Script {
  if (s.listBeforeReservation) yield* lockReport(s, clause);
  else s.reservationBeforeList ||= isWatched(s);
}

/** The call takes the list's mutex: with a reservation held that is the order of one who reads the listing, turned round. */
export function takesListMutex<N extends CommandName>(clause: ClauseId): Scripted<N> {
  return {
    phase: "script",
    clause,
    also: [],
    given: { lockDebug: true },
    when: isInside,
    run: (c) => takenInside(c, clause),
  };
}

/** The listing takes a reservation with the list's mutex held. */
export function* takesReservationInside(s: State): Script {
  if (s.reservationBeforeList) yield* lockReport(s, "LOCK-15");
  else s.listBeforeReservation ||= isWatched(s);
}

/** Commands that take the list's mutex. */
const TAKERS: ReadonlySet<CommandName> = new Set([
  ...(["export", "udmabuf-create", "heap-alloc", "iter-begin", "iter-next", "debug-list"] as const),
]);

/** Whether the step takes the list's mutex with a reservation held (LOCK-02, LOCK-15). */
export function takesListInside(c: Call): boolean {
  return TAKERS.has(c.step.do) && isInside(c);
}

/** Whether lock debugging would report the order in which the step takes the mutex and a reservation. */
export function turnsOrder(c: Call): boolean {
  const { s, step } = c;
  if (!(s.listBeforeReservation || s.reservationBeforeList) || !TAKERS.has(step.do) || !isWatched(s)) return false;
  if (step.do === "debug-list" && s.reservationBeforeList && s.listed.length > 0) return true;
  return s.listBeforeReservation && isInside(c);
}

/** Commands that may close a buffer's file. */
const CLOSERS: ReadonlySet<CommandName> = new Set(["put", "close", "exec", "munmap", "iter-next"]);

/** Commands that ask fences whether they are signalled, or wait for them besides those on fences and reservations. */
const ASKERS: ReadonlySet<CommandName> = new Set([
  ...([
    "attach",
    "dynamic-attach",
    "attach-revocable",
    "map",
    "map-unlocked",
    "begin-cpu-access",
    "sync",
    "poll",
  ] as const),
  ...(["cursor-begin", "cursor-next", "debug-list", "pin", "exporter-move", "exporter-revoke"] as const),
]);
const LOCKS: ReadonlySet<CommandName> = new Set([
  ...(["resv-lock", "resv-lock-interruptible", "resv-trylock", "resv-unlock", "resv-is-locked"] as const),
]);

/** Whether a command may find that a fence is done, and so end an armed poll. */
function maySignal(name: CommandName): boolean {
  return ASKERS.has(name) || name.startsWith("fence-") || (name.startsWith("resv-") && !LOCKS.has(name));
}

/** Some file is kept by armed polls alone. */
function hasOrphans({ census, buffers }: State): boolean {
  if (census.polls === 0) return false;
  for (const buffer of buffers.values()) if (armedSlots(buffer) > 0 && !isKept(buffer)) return true;
  return false;
}

/**
 * Whether the step closes a file with a reservation held: the release takes the list's mutex, but when it runs, and whether
 * the reservation is held by then, depends on who the caller is (LOCK-16).
 */
export function closesInside(c: Call): boolean {
  if (!isWatched(c.s) || !isInside(c)) return false;
  // What an exporter's copy keeps waiting may be all that keeps a file (POLL-33).
  if (maySignal(c.step.do)) return hasOrphans(c.s);
  if (c.step.do === "advance-clock") return c.s.copies.length > 0 && hasOrphans(c.s);
  if (!CLOSERS.has(c.step.do)) return false;
  return c.buffer === null || referencesOf(c.buffer) <= 1;
}
