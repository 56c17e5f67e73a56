// SPDX-License-Identifier: MIT
/** A violation, shrunk, with a stable signature: what is saved, replayed and reported. */
import type { ClauseOwner } from "./clause.ts";
import type { ClauseId } from "./clauses/index.ts";
import type { CensusField } from "./observation.ts";
import type { CallName, LocksHeld } from "./op.ts";
import type { Program } from "./program.ts";

export const FINDING_SCHEMA = "dmabuf-ct/finding/1";

/**
 * What differed. `hang` and `exception` are third-party code that never returned, or threw; `lock-order` and `deadlock`
 * are what the program's own locks can come to, or came to.
 */
export const VIOLATION_KINDS = [
  "outcome",
  "value",
  "callback",
  "locks",
  "diagnostic",
  "census",
  "duty",
  "leftover",
  "use-after-free",
  "exception",
  "hang",
  "lock-order",
  "deadlock",
] as const;

export type ViolationKind = (typeof VIOLATION_KINDS)[number];

/** The first difference between what a clause demands and what a step showed. */
export interface Violation {
  /** The one clause blamed; null only for a hang or an exception in an op that no clause says must return. */
  readonly clause: ClauseId | null;
  readonly kind: ViolationKind;
  /** Who broke it. A duty an exporter broke is the exporter's even where the clause as a whole is the framework's. */
  readonly blames: ClauseOwner;
  /** The step that differed; null when only the end of the program did (leftovers). */
  readonly step: number | null;
  readonly expected: string;
  readonly observed: string;
  /** Stable across seeds, handles and lengths: clause, command, kind, and the classes of expected and observed. */
  readonly signature: string;
}

/** How the reducer knows that nothing smaller fails the same way. */
export interface Certificate {
  /** Passes that ran in the last sweep without finding a smaller failing program. */
  readonly passes: readonly string[];
  /** Candidates tried in that last sweep. */
  readonly lastSweepCandidates: number;
  /** Executions the whole reduction took. */
  readonly executions: number;
  /** False when a limit ended the reduction before a clean sweep. */
  readonly minimal: boolean;
}

/** Where a finding comes from: enough to draw the unshrunk program again with the same suite version. */
export interface Provenance {
  readonly suite: string;
  readonly seed: number;
  /** Path of the failing run, as fast-check counts. */
  readonly path: string;
  /** Length of the program before reduction. */
  readonly originalSteps: number;
}

/** A call of code that is not the framework's. */
export interface CallReport {
  readonly op: CallName;
  /** Names of the objects it is about, such as `b1 a2`. */
  readonly on: string;
  readonly locks: LocksHeld;
  /** What it answered; empty where the answer tells nothing. */
  readonly reply: string;
}

/** How a step, or an earlier one that had to wait, ended, or what an importer under test called meanwhile. */
export interface PartReport {
  /** The waiting step, or the importer's call. */
  readonly of: string;
  readonly outcome: string;
  readonly calls: readonly CallReport[];
  readonly says: readonly string[];
}

/** What a step had to show, as far as the model had worked it out when the difference came. */
export interface DemandReport {
  readonly outcome: string;
  readonly says: readonly string[];
  /** Counts that are not zero; null: nothing can be counted. */
  readonly census: CensusReport | null;
}

export type CensusReport = Readonly<Partial<Record<CensusField, number>>>;

/** What one step of the minimal program showed: as text and, where it was recorded, in parts. */
export interface StepReport {
  readonly id: number;
  readonly observed: string;
  readonly outcome?: string;
  readonly calls?: readonly CallReport[];
  readonly says?: readonly string[];
  readonly others?: readonly PartReport[];
  /** Live objects afterwards: counts that are not zero. */
  readonly census?: CensusReport;
  /** Only of a step that differed. */
  readonly demanded?: DemandReport;
}

export interface Finding extends Violation {
  readonly schema: typeof FINDING_SCHEMA;
  /** The target as the command line names it. */
  readonly target: string;
  readonly program: Program;
  readonly steps: readonly StepReport[];
  readonly certificate: Certificate;
  readonly provenance: Provenance;
}
