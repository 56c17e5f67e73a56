// SPDX-License-Identifier: MIT
import type { AnyStep } from "../../spec/program.ts";

/** Enough of a kind for its clause to count as exercised. */
const FIRST = 24;
/** After that, one of so many. */
const ONE_OF = 32;

/**
 * Whether the kernel sleeps in this step, a sixth of a second where pages are pinned: it waits for others to let go of
 * them (mm/memfd.c@6.12, memfd_wait_for_pins).
 */
export function dawdles(step: AnyStep): boolean {
  return step.do === "memfd-seal" && step.args.seals.includes("F_SEAL_WRITE");
}

/**
 * A step that kills the kernel costs a boot, and one that sleeps nearly as much: as long as thousands of other steps.
 * Each kind of them is let through often enough to be judged, and seldom after that.
 */
export class Lethal {
  private readonly seen = new Map<string, number>();

  /** Whether another one may go, of those that show this. */
  admits(kind: string): boolean {
    const count = this.seen.get(kind) ?? 0;
    this.seen.set(kind, count + 1);
    return count < FIRST || count % ONE_OF === 0;
  }
}
