// SPDX-License-Identifier: MIT
import type { EraRange } from "./eras.ts";

/** How strongly the documents promise a clause. */
export type ClauseLevel = "must" | "should" | "may" | "implementation" | "undefined";

/** Who breaks the contract when the clause does not hold. */
export type ClauseOwner = "framework" | "exporter" | "importer" | "userspace";

/**
 * How the suite checks a clause.
 * `lockstep`: the model predicts it and compares after every step · `invariant`: holds after every step and at the
 * end of a program (census, leaks) · `instrumented`: the target reports a broken duty as a diagnostic ·
 * `enumerated`: a test walks the whole finite domain · `{ not }`: nothing checks it, and why.
 */
export type ClauseCheck = "lockstep" | "invariant" | "instrumented" | "enumerated" | { readonly not: string };

/** One numbered contract sentence. The id is the key of the register and is never renumbered. */
export interface Clause extends EraRange {
  readonly level: ClauseLevel;
  readonly owedBy: ClauseOwner;
  /** One sentence, precondition then observable outcome, in our own words. */
  readonly text: string;
  /** Where it is written: seed and commit (`S2 ac80cd17`) or `path@version`. Never empty. */
  readonly sources: readonly string[];
  readonly checked: ClauseCheck;
}

/** The clauses of one area, keyed by id. */
export type ClauseArea = Readonly<Record<string, Clause>>;
