// SPDX-License-Identifier: MIT
/** A file of known failures, read. Its form is described in `fixtures/expectations/README.md`. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { Condition } from "./condition.ts";

/** `FAIL` fails every time · `FLAKY` fails now and then. */
export const EXPECTATION_KINDS = ["FAIL", "FLAKY"] as const;

export type ExpectationKind = (typeof EXPECTATION_KINDS)[number];

/** What no clause names is expected under the name of its kind. */
export const UNNAMED = ["hang", "exception"] as const;

/** A clause, or the kind of a finding that no clause names. */
export type SubjectName = ClauseId | (typeof UNNAMED)[number];

/** One entry: a line of the file. */
export interface Expectation {
  /** Line in the file, counted from one. */
  readonly line: number;
  readonly kind: ExpectationKind;
  /** The pattern as it is written. */
  readonly pattern: string;
  /** What it matches, in the order of the register. */
  readonly subjects: readonly SubjectName[];
  /** Pattern of the signature, with or without the clause in front; `*`: any. */
  readonly signature: string;
  readonly conditions: readonly Condition[];
  /** A flaky failure is known up to this share of runs. */
  readonly rateMax: number;
  readonly bug: string;
  /** Last day on which it excuses anything, as `2026-12-31`. */
  readonly until: string;
  /** Matches many clauses, or any signature, on purpose. */
  readonly broad: boolean;
  /** Programs that show it are rare: a run need not draw one. */
  readonly seldom: boolean;
  readonly note: string | null;
}

/** The whole file. */
export interface Expectations {
  /** As the user named it. */
  readonly file: string;
  /** Pattern of the targets it is about; null: all. */
  readonly target: string | null;
  /** Pattern of the versions of the register it is about; null: all. */
  readonly spec: string | null;
  readonly entries: readonly Expectation[];
}
