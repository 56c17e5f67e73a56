// SPDX-License-Identifier: MIT
/** What becomes of each failure over many runs. Pure functions. */
import type { FindingLine } from "../../spec/result-lines.ts";
import type { Results } from "../results-file.ts";

/**
 * `new` seen in one run · `known` seen in a later one again, or acknowledged: by hand, or by an expectation · `fixed` a complete run in which its
 * clause held did not show it · `regressed` seen after it was fixed.
 */
export const LIFE_STATES = ["new", "known", "fixed", "regressed"] as const;

export type LifeState = (typeof LIFE_STATES)[number];

/** One failure on one target: all findings of one cause. */
export interface Life {
  readonly state: LifeState;
  readonly cause: string;
  readonly target: string;
  readonly era: string;
  /** When the first and the last run that showed it began. */
  readonly first: string;
  readonly last: string;
  /** When the run began that showed it fixed. */
  readonly fixed: string | null;
  /** When the last run began that this line takes into account. */
  readonly checked: string;
  /** In how many runs it was seen. */
  readonly runs: number;
  /** How many different signatures the last of them showed. */
  readonly signatures: number;
  readonly bug: string | null;
  readonly note: string | null;
}

export interface Step {
  readonly from: LifeState | null;
  readonly life: Life;
}

type Place = Pick<Life, "cause" | "target" | "era">;

const isSame = (a: Place, b: Place): boolean => a.cause === b.cause && a.target === b.target && a.era === b.era;

/** What an expectation says is known is never new. */
function born(cause: string, { header }: Results, lines: readonly FindingLine[]): Life {
  const { target, era, started } = header;
  const times = { first: started, last: started, fixed: null, checked: started };
  const state = lines.every(({ known }) => known !== null) ? "known" : "new";
  const bug = lines[0]?.known?.bug ?? null;
  return { state, cause, target, era, ...times, runs: 1, signatures: lines.length, bug, note: null };
}

const AGAIN: Readonly<Record<LifeState, LifeState>> = {
  new: "known",
  known: "known",
  fixed: "regressed",
  regressed: "regressed",
};

/** Seen in a run that is later than all that were looked at. */
function seenAgain(life: Life, started: string, signatures: number): Life {
  const state = AGAIN[life.state];
  return { ...life, state, last: started, checked: started, runs: life.runs + 1, signatures };
}

/** Whether a run that does not show a cause shows that it is gone. */
function showsGone({ cause }: Life, { clauses, footer }: Results): boolean {
  if (footer?.complete !== true) return false;
  const subject = cause.slice(0, cause.indexOf("/"));
  if (subject === "-") return true;
  const line = clauses.find(({ id }) => id === subject);
  // A clause that fails in another way was exercised as well.
  return line !== undefined && !["NOT_EXERCISED", "SKIP", "UNTESTED"].includes(line.verdict);
}

function after(life: Life, seen: ReadonlyMap<string, readonly FindingLine[]>, results: Results): Life {
  const { target, era, started } = results.header;
  // A run that was looked at, or an earlier one, says nothing new.
  if (life.target !== target || life.era !== era || started <= life.checked) return life;
  const lines = seen.get(life.cause);
  if (lines !== undefined) return seenAgain(life, started, lines.length);
  if (life.state === "fixed" || !showsGone(life, results)) return life;
  return { ...life, state: "fixed", fixed: started, checked: started };
}

function byCause(findings: readonly FindingLine[]): Map<string, FindingLine[]> {
  const seen = new Map<string, FindingLine[]>();
  for (const line of findings) seen.set(line.cause, [...(seen.get(line.cause) ?? []), line]);
  return seen;
}

/** The lives after one more run, and those whose state it changed. */
export function advance(
  lives: readonly Life[],
  results: Results,
): { readonly lives: readonly Life[]; readonly steps: readonly Step[] } {
  const { target, era } = results.header;
  const seen = byCause(results.findings);
  const moved = lives.map((life) => ({ from: life.state as LifeState | null, life: after(life, seen, results) }));
  const fresh = [...seen]
    .filter(([cause]) => !lives.some((life) => isSame(life, { cause, target, era })))
    .map(([cause, lines]) => ({ from: null, life: born(cause, results, lines) }));
  const all = [...moved, ...fresh];
  return { lives: all.map(({ life }) => life), steps: all.filter(({ from, life }) => from !== life.state) };
}
