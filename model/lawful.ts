// SPDX-License-Identifier: MIT
import type { CommandName } from "../spec/commands/index.ts";
import type { Call } from "./rule.ts";

/** Commands that lead a driver to code which may take the buffer's reservation: a caller must not hold it (catalogue LOCK). */
const UNLOCKED: ReadonlySet<CommandName> = new Set([
  ...(["attach", "dynamic-attach", "detach", "mmap", "mmap-redirect"] as const),
  // Its handlers of page faults and of areas that come and go.
  ...(["munmap", "mremap", "mprotect", "cpu-read", "cpu-write"] as const),
]);

/**
 * Whether a legal step is one that a driver nobody here knows can be shown: what it does to a caller that breaks a duty,
 * warn, fail or hang, no clause says.
 */
export function isLawful({ s, step }: Call): boolean {
  return s.locked.length === 0 || !UNLOCKED.has(step.do);
}
