// SPDX-License-Identifier: MIT
import type { CommandName } from "../spec/commands/index.ts";
import type { Call } from "./rule.ts";

/** Commands that take a reservation lock without an acquire context. */
const TAKERS: ReadonlySet<CommandName> = new Set([
  ...(["resv-lock", "attach", "dynamic-attach", "detach", "map-unlocked", "unmap-unlocked"] as const),
  ...(["vmap-unlocked", "vunmap-unlocked"] as const),
]);

/** Commands that announce to lock debugging that they might take one. */
const ANNOUNCERS: ReadonlySet<CommandName> = new Set(["begin-cpu-access", "end-cpu-access", "sync"]);

/**
 * Whether lock debugging reports the step although it works, and is silent ever after (catalogue LOCK-26, WW-23,
 * CPU-32): of what follows, a kernel's log tells nothing any more.
 */
export function reportsToLockDebug(c: Call): boolean {
  if (c.s.locked.length === 0) return false;
  return nestsReservations(c) || (ANNOUNCERS.has(c.step.do) && c.buffer !== null);
}

/** The step takes a second reservation while it holds one. */
function nestsReservations({ s, step, buffer, attachment }: Call): boolean {
  if (!TAKERS.has(step.do)) return false;
  const wanted = (buffer ?? attachment?.buffer)?.reservation;
  return wanted !== undefined && s.locked.some((own) => own.reservation !== wanted);
}
