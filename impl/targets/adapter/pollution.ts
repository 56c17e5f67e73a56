// SPDX-License-Identifier: MIT
import type { Diagnostic, Observation } from "../../../spec/observation.ts";

/** How long the answer to a step may take: far above any real one, and below what a person waits. */
export const STEP_MS_MAX = 3000;
/** The same where the rehearsal did not return either. */
export const EXPECTED_HANG_MS_MAX = 300;

/**
 * Whether a kernel is spoilt for later programs: its only task waits for ever, or lockdep reported, which switches it
 * off (WW-28). `severalTasks`: it ends waits by itself when the program is over, or says that it cannot.
 */
export function isPolluted({ outcome, diagnostics, completions }: Observation, severalTasks: boolean): boolean {
  if (outcome.status === "blocked" && !severalTasks) return true;
  if (diagnostics.some(isSpoiling)) return true;
  return completions?.some((completion) => completion.diagnostics.some(isSpoiling)) === true;
}

function isSpoiling({ kind, site }: Diagnostic): boolean {
  return site === "lockdep" || kind === "BUG" || kind === "USE-AFTER-FREE";
}
