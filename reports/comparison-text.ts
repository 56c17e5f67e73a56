// SPDX-License-Identifier: MIT
/** What changed between two runs, for people at a terminal and in Markdown. */
import { type BaselineLine, CHANGES, type Change, type HeaderLine } from "../spec/result-lines.ts";

import type { SignatureChange } from "./compare.ts";
import { hang, plural } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { plainText } from "./prepared.ts";

type Transition = Readonly<Omit<BaselineLine["transitions"][number], "fresh" | "gone" | "same">> & SignatureChange;

/** A comparison, or what results keep of one. */
export interface Compared extends Pick<BaselineLine, "unchanged" | "uncompared"> {
  readonly before: Pick<HeaderLine, "target" | "seed">;
  readonly after: Pick<HeaderLine, "target" | "seed" | "era">;
  readonly transitions: readonly Transition[];
}

const TITLES: Readonly<Record<Change, string>> = {
  new: "new: fails in a way it did not fail before",
  worse: "worse: warns or is flaky in a new way",
  lost: "lost: held before, and was not judged",
  fixed: "fixed: failed before, and holds",
  known: "known: fails as before, or as is expected of it",
  unseen: "unseen: judged before, and not any more",
  gained: "gained: holds, and was not judged before",
};

/** More clauses than these, of which no signature tells anything, are counted and not named. */
const NAMED_MAX = 20;

/** `[PASS] → [FAIL]` */
export function arrowText({ from, to }: Pick<Transition, "from" | "to">): string {
  return `[${from ?? "-"}] → [${to ?? "-"}]`;
}

interface SignedText {
  readonly sign: "+" | "-" | "=";
  readonly signature: string;
}

/** Signatures that came (+), went (-) and stayed (=). */
export function signedSignatures({ fresh, gone, same }: SignatureChange): SignedText[] {
  const signed = (sign: SignedText["sign"]) => (signature: string) => ({ sign, signature });
  return [...fresh.map(signed("+")), ...gone.map(signed("-")), ...same.map(signed("="))];
}

function transitionLines(transition: Transition, paint: Paint): string[] {
  const colour = { "+": paint.bad, "-": paint.good, "=": paint.faint };
  const signatures = signedSignatures(transition).map(({ sign, signature }) =>
    colour[sign](`      ${sign} ${plainText(signature)}`),
  );
  return [`  ${arrowText(transition)}  ${paint.strong(transition.subject)}`, ...signatures];
}

const COLOURS: Readonly<Record<Change, keyof Paint>> = {
  ...({ new: "bad", worse: "warn", lost: "warn", fixed: "good" } as const),
  ...({ known: "faint", unseen: "faint", gained: "good" } as const),
};

interface Quiet {
  readonly arrow: string;
  readonly subjects: readonly string[];
}

const isQuiet = (transition: Transition): boolean => signedSignatures(transition).length === 0;

/** Clauses without a signature, those with the same verdicts together. */
function quietOnes(transitions: readonly Transition[]): Quiet[] {
  const quiet = transitions.filter(isQuiet);
  return [...new Set(quiet.map(arrowText))].map((arrow) => ({
    arrow,
    subjects: quiet.filter((transition) => arrowText(transition) === arrow).map(({ subject }) => subject),
  }));
}

/** `MAP-01 MAP-02 and 3 more` */
function namesText(subjects: readonly string[]): string {
  const left = subjects.length - NAMED_MAX;
  return subjects.slice(0, NAMED_MAX).join(" ") + (left > 0 ? ` and ${left} more` : "");
}

function section(change: Change, all: readonly Transition[], paint: Paint): string[] {
  const mine = all.filter((transition) => transition.change === change);
  if (mine.length === 0) return [];
  return [
    "",
    paint[COLOURS[change]](TITLES[change]),
    ...mine.filter((transition) => !isQuiet(transition)).flatMap((transition) => transitionLines(transition, paint)),
    ...quietOnes(mine).flatMap(({ arrow, subjects }) => hang(`  ${arrow}  `, namesText(subjects))),
  ];
}

/** `2 new · 1 fixed · 330 clauses unchanged` */
export function comparisonTotal({ transitions, unchanged, uncompared }: Compared): string {
  const counts = CHANGES.map((change) => [change, transitions.filter((t) => t.change === change).length] as const);
  return [
    ...counts.filter(([change, count]) => count > 0 || change === "new").map(([change, count]) => `${count} ${change}`),
    `${plural(unchanged, "clause")} unchanged`,
    ...(uncompared === 0 ? [] : [`${plural(uncompared, "clause")} in one run only`]),
  ].join(" · ");
}

const runText = ({ target, seed }: Compared["before"]): string => `${target} (seed ${seed})`;

/** The comparison as lines. */
export function comparisonLines(comparison: Compared, paint: Paint): string[] {
  const { before, after, transitions } = comparison;
  const broke = transitions.some(({ change }) => change === "new");
  return [
    `${runText(before)} → ${runText(after)}, era ${after.era}`,
    ...CHANGES.flatMap((change) => section(change, transitions, paint)),
    "",
    (broke ? paint.bad : paint.good)(comparisonTotal(comparison)),
  ];
}

/** A text from a target as code: no mark-up in it counts. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${plainText(text).replaceAll("|", "\\|")}${pad}${fence}`;
}

function markdownRows(change: Change, all: readonly Transition[]): string[] {
  const mine = all.filter((transition) => transition.change === change);
  const loud = mine
    .filter((transition) => !isQuiet(transition))
    .map((transition) => {
      const signatures = signedSignatures(transition).map(({ sign, signature }) => `${sign} ${code(signature)}`);
      return `| ${change} | ${arrowText(transition)} | ${transition.subject} | ${signatures.join("<br>")} |`;
    });
  const quiet = quietOnes(mine).map(({ arrow, subjects }) => `| ${change} | ${arrow} | ${namesText(subjects)} | |`);
  return [...loud, ...quiet];
}

/** The comparison as Markdown. */
export function comparisonMarkdown(comparison: Compared): string[] {
  const { before, after, transitions } = comparison;
  const rows = CHANGES.flatMap((change) => markdownRows(change, transitions));
  const head =
    rows.length === 0 ? [] : ["", "| change | verdicts | clause | signatures |", "| --- | --- | --- | --- |"];
  return [
    `${code(runText(before))} → ${code(runText(after))}, era ${after.era}: ${comparisonTotal(comparison)}`,
    ...head,
    ...rows,
  ];
}
