// SPDX-License-Identifier: MIT
import type { CommandName } from "../spec/commands/index.ts";
import type { Call } from "./rule.ts";

/** Commands that take a reservation lock without an acquire context. */
const TAKERS: ReadonlySet<CommandName> = new Set([
  ...(["resv-lock", "attach", "dynamic-attach", "detach", "map-unlocked", "unmap-unlocked"] as const),
  ...(["vmap-unlocked", "vunmap-unlocked"] as const),
]);

/**
 * Whether a step takes a second reservation while it holds one. It works, but lock debugging reports it and is silent
 * ever after (catalogue LOCK-26, WW-23): of what follows, a kernel's log tells nothing any more.
 */
export function nestsReservations({ s, step, buffer, attachment }: Call): boolean {
  if (s.locked.length === 0 || !TAKERS.has(step.do)) return false;
  const wanted = (buffer ?? attachment?.buffer)?.reservation;
  return wanted !== undefined && s.locked.some((held) => held.reservation !== wanted);
}
