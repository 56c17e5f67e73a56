// SPDX-License-Identifier: MIT
import type { ClauseId } from "../spec/clauses/index.ts";
import type { ViolationKind } from "../spec/finding.ts";
import type { Callback, Diagnostic, Outcome } from "../spec/observation.ts";
import type { CallName, LocksHeld } from "../spec/op.ts";
import type { Said } from "./rule.ts";

/** A difference before it is tied to a step. The classes are coarse, for signatures; the texts are for people. */
export interface Mismatch {
  readonly clause: ClauseId | null;
  readonly kind: ViolationKind;
  readonly expected: string;
  readonly observed: string;
  readonly expectedClass: string;
  readonly observedClass: string;
}

/** A mismatch whose texts are their own classes. */
export function plain(clause: ClauseId | null, kind: ViolationKind, expected: string, observed: string): Mismatch {
  return { clause, kind, expected, observed, expectedClass: expected, observedClass: observed };
}

/** A mismatch in a field: the field is the class, the values are the texts. */
export function inField(
  clause: ClauseId,
  kind: ViolationKind,
  field: string,
  expected: unknown,
  observed: unknown,
): Mismatch {
  const name = field === "" ? "value" : field;
  return {
    clause,
    kind,
    expected: `${name} ${textOf(expected)}`,
    observed: `${name} ${textOf(observed)}`,
    expectedClass: name,
    observedClass: "other",
  };
}

/** The class of a broken duty is its clause alone: the texts carry addresses and counts. */
export function brokenDuty(clause: ClauseId | null, expected: string, observed: string): Mismatch {
  return { clause, kind: "duty", expected, observed, expectedClass: "kept", observedClass: "broken" };
}

/** Short text of plain data; bigints as hex. */
export function textOf(value: unknown): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? `0x${part.toString(16)}` : part));
  return text.replaceAll('"', "");
}

/** The class of an outcome: what two runs of one bug have in common. */
export function outcomeClass(outcome: Outcome): string {
  if (outcome.status === "error") return outcome.errno;
  if (outcome.status === "blocked") return `blocked on ${outcome.on}`;
  return outcome.status;
}

export function outcomeText(outcome: Outcome): string {
  if (outcome.status !== "ok" || outcome.value === null || outcome.value === undefined) return outcomeClass(outcome);
  return `ok ${textOf(outcome.value)}`;
}

export function callbackText(callback: Callback | undefined): string {
  return callback === undefined ? "no call" : callback.op;
}

/** An op and the locks around it. */
export function underText(op: CallName, locks: LocksHeld): string {
  return locks === "none" ? `${op} with no lock held` : `${op} under ${locks}`;
}

export function saidText(said: Said | Diagnostic | undefined): string {
  return said === undefined ? "silence" : `${said.kind} in ${said.site}`;
}
