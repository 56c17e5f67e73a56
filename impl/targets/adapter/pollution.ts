// SPDX-License-Identifier: MIT
import type { Observation } from "../../../spec/observation.ts";

/** How long the answer to a step may take: far above any real one, and below what a person waits. */
export const STEP_MS_MAX = 3000;
/** The same where the rehearsal did not return either. */
export const EXPECTED_HANG_MS_MAX = 300;

/**
 * Whether a kernel is spoilt for later programs: its only task waits for ever, or lockdep reported, which switches it
 * off (WW-28).
 */
export function isPolluted({ outcome, diagnostics }: Observation): boolean {
  if (outcome.status === "blocked") return true;
  for (const { kind, site } of diagnostics)
    if (site === "lockdep" || kind === "BUG" || kind === "USE-AFTER-FREE") return true;
  return false;
}
