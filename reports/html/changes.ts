// SPDX-License-Identifier: MIT
/** What changed against an earlier run. */
import { isClauseId } from "../../spec/clauses/index.ts";
import { CHANGES, type Change } from "../../spec/result-lines.ts";
import { type Comparison, compareRuns, incomparable, type Transition } from "../compare.ts";
import { comparisonTotal, signedSignatures } from "../comparison-text.ts";
import type { Results } from "../results-file.ts";
import { clauseAnchor } from "./anchors.ts";
import { html, type Markup, type Piece } from "./markup.ts";
import { plainTable, type Section } from "./section.ts";
import { verdictChip } from "./verdict-chip.ts";

const MEANINGS: Readonly<Record<Change, string>> = {
  new: "New: fails in a way it did not fail before",
  worse: "Worse: warns or is flaky in a new way",
  lost: "Lost: held before, and was not judged",
  fixed: "Fixed: failed before, and holds",
  known: "Known: fails as before",
  unseen: "Unseen: judged before, and not any more",
  gained: "Gained: holds, and was not judged before",
};

const SIGN_WORDS = { "+": "came", "-": "went", "=": "stayed" } as const;

function verdicts({ from, to }: Transition): Markup {
  const side = (verdict: Transition["from"]): Markup | string => (verdict === null ? "–" : verdictChip(verdict));
  return html`${side(from)} → ${side(to)}`;
}

function row(transition: Transition): Piece[] {
  const { subject } = transition;
  const signatures = signedSignatures(transition).map(({ sign, signature }) => {
    return html`<li><span class="faint">${SIGN_WORDS[sign]}</span> <code>${signature}</code></li>`;
  });
  return [
    isClauseId(subject) ? html`<a href="#${clauseAnchor(subject)}">${subject}</a>` : subject,
    verdicts(transition),
    html`<ul class="plain">${signatures}</ul>`,
  ];
}

function group(change: Change, all: readonly Transition[]): Markup | null {
  const mine = all.filter((transition) => transition.change === change);
  if (mine.length === 0) return null;
  const open = change === "new" || change === "worse" || change === "lost";
  return html`<details class="change c-${change}"${open ? html` open` : null}><summary>${MEANINGS[change]} (${mine.length})</summary>
${plainTable(MEANINGS[change], ["clause", "verdict", "signatures"], mine.map(row))}</details>
`;
}

function bodyOf(comparison: Comparison): Markup {
  const { before, transitions } = comparison;
  return html`<p>Against <b>${before.target}</b>, seed ${before.seed}, run ${before.run}, started ${before.started}: ${comparisonTotal(comparison)}.</p>
${CHANGES.map((change) => group(change, transitions))}`;
}

/** The section; runs that cannot be compared say why. */
export function changesSection(before: Results, after: Results): Section {
  const why = incomparable(before.header, after.header);
  const body = why === null ? bodyOf(compareRuns(before, after)) : html`<p>The runs cannot be compared: ${why}.</p>`;
  return { id: "changes", title: "What changed", body };
}
