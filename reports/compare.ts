// SPDX-License-Identifier: MIT
/** Two runs held against each other, clause by clause. Pure functions. */
import type { ClauseId } from "../spec/clauses/index.ts";
import type { ViolationKind } from "../spec/finding.ts";
import { CHANGES, type Change, type FindingLine, type HeaderLine, type Verdict } from "../spec/result-lines.ts";
import { EXIT } from "./exit-code.ts";
import type { Results } from "./results-file.ts";
import { missingClauses } from "./verdicts.ts";

/** A clause, or the kind of a finding that no clause names. */
export type Subject = ClauseId | ViolationKind;

/** Signatures that came, went and stayed. */
export interface SignatureChange {
  readonly fresh: readonly string[];
  readonly gone: readonly string[];
  readonly same: readonly string[];
}

export interface Transition extends SignatureChange {
  readonly subject: Subject;
  readonly change: Change;
  /** Null: what no clause names did not happen. */
  readonly from: Verdict | null;
  readonly to: Verdict | null;
}

export interface Comparison {
  readonly before: HeaderLine;
  readonly after: HeaderLine;
  /** In the order of {@link CHANGES}, then of the register. */
  readonly transitions: readonly Transition[];
  /** Clauses judged in both runs, with the same verdict and nothing to say about them. */
  readonly unchanged: number;
  /** Clauses that one of the runs was not asked for. */
  readonly uncompared: number;
}

/** What targets have to share for their results to be held against each other: a framework and a mutant of it do. */
function targetFamily(target: string): string {
  const [family = ""] = target.split(":", 1);
  return family === "mutant" ? "reference" : family;
}

/** Why two runs cannot be compared; null: they can. */
export function incomparable(before: HeaderLine, after: HeaderLine): string | null {
  const both = [
    ["era", before.era, after.era],
    ["the register of clauses", before.spec, after.spec],
  ] as const;
  const differs = both.find(([, a, b]) => a !== b);
  if (differs !== undefined) return `${differs[0]} ${differs[1]} there, ${differs[2]} here`;
  return null;
}

/** Why a run is no baseline for another; null: it is one. */
export function unfitBaseline(before: HeaderLine, after: HeaderLine): string | null {
  if (targetFamily(before.target) === targetFamily(after.target)) return incomparable(before, after);
  return `target ${before.target} there, ${after.target} here`;
}

const subjectOf = ({ finding }: FindingLine): Subject => finding.clause ?? finding.kind;

const findingsOf = (run: Results, subject: Subject): FindingLine[] =>
  run.findings.filter((line) => subjectOf(line) === subject);

function signatureChange(before: readonly FindingLine[], after: readonly FindingLine[]): SignatureChange {
  const old = new Set(before.map(({ finding }) => finding.signature));
  const now = new Set(after.map(({ finding }) => finding.signature));
  return {
    fresh: [...now].filter((signature) => !old.has(signature)),
    gone: [...old].filter((signature) => !now.has(signature)),
    same: [...now].filter((signature) => old.has(signature)),
  };
}

const HELD: readonly (Verdict | null)[] = ["PASS", "XPASS", null];

const isHeld = (verdict: Verdict | null): boolean => HELD.includes(verdict);

/** What became of a clause that held and was not judged any more. One that nobody has to exercise says nothing. */
function notJudged(subject: Subject, after: Results): Change | null {
  const line = after.clauses.find(({ id }) => id === subject);
  if (line === undefined) return null;
  if (missingClauses([line], after.header.options.require).length > 0) return "lost";
  return line.verdict === "NOT_EXERCISED" ? null : "unseen";
}

interface Sides {
  readonly before: Results;
  readonly after: Results;
}

function changeOf(subject: Subject, from: Verdict | null, to: Verdict | null, sides: Sides): Change | null {
  const [old, now] = [findingsOf(sides.before, subject), findingsOf(sides.after, subject)];
  const known = new Set(old.map(({ finding }) => finding.signature));
  const fresh = now.filter(({ finding, verdict }) => !known.has(finding.signature) && verdict !== "XFAIL");
  if (fresh.some(({ verdict }) => verdict === "FAIL")) return "new";
  if (fresh.length > 0) return "worse";
  if (now.length > 0) return "known";
  if (old.length > 0) return isHeld(to) ? "fixed" : "unseen";
  if (isHeld(from) === isHeld(to)) return null;
  if (isHeld(to)) return "gained";
  return notJudged(subject, sides.after);
}

function verdictOf(run: Results, subject: Subject): Verdict | null {
  const line = run.clauses.find(({ id }) => id === subject);
  return line?.verdict ?? findingsOf(run, subject)[0]?.verdict ?? null;
}

function transitionOf(subject: Subject, sides: Sides): Transition | null {
  const { before, after } = sides;
  const [from, to] = [verdictOf(before, subject), verdictOf(after, subject)];
  const change = changeOf(subject, from, to, sides);
  if (change === null) return null;
  return { subject, change, from, to, ...signatureChange(findingsOf(before, subject), findingsOf(after, subject)) };
}

/** What no clause names, in either run. */
function unnamedOf(...runs: readonly Results[]): Subject[] {
  const lines = runs.flatMap(({ findings }) => findings.filter(({ finding }) => finding.clause === null));
  return [...new Set(lines.map(subjectOf))];
}

const rank = ({ change }: Transition): number => CHANGES.indexOf(change);

/** Holds a run against an earlier one. Only clauses that both were asked for are compared. */
export function compareRuns(before: Results, after: Results): Comparison {
  const sides = { before, after };
  const old = new Set(before.clauses.map(({ id }) => id));
  const both = after.clauses.map(({ id }) => id).filter((id) => old.has(id));
  const all = new Set([...old, ...after.clauses.map(({ id }) => id)]);
  const transitions = [...both, ...unnamedOf(before, after)]
    .map((subject) => transitionOf(subject, sides))
    .filter((transition) => transition !== null);
  const changed = new Set(transitions.map(({ subject }) => subject));
  return {
    before: before.header,
    after: after.header,
    transitions: transitions.sort((a, b) => rank(a) - rank(b)),
    unchanged: both.filter((id) => !changed.has(id)).length,
    uncompared: all.size - both.length,
  };
}

/** Whether a finding is one that the earlier run had as well. */
export function isKnownFrom(before: Pick<Results, "findings">, { finding }: FindingLine): boolean {
  return before.findings.some((line) => line.finding.signature === finding.signature);
}

/** 1: something broke; 8: nothing broke, but something is worse or not judged any more. */
export function comparisonExit({ transitions }: Pick<Comparison, "transitions">): number {
  if (transitions.some(({ change }) => change === "new")) return EXIT.violated;
  return transitions.some(({ change }) => change === "worse" || change === "lost") ? EXIT.regressed : EXIT.ok;
}
