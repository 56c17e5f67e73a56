// SPDX-License-Identifier: MIT
/** What changed against an earlier run. */
import { isClauseId } from "../../spec/clauses/index.ts";
import { type BaselineLine, CHANGES, type Change, type HeaderLine } from "../../spec/result-lines.ts";
import { comparisonTotal, signedSignatures } from "../comparison-text.ts";
import { clauseAnchor } from "./anchors.ts";
import { html, type Markup, type Piece } from "./markup.ts";
import { plainTable, type Section } from "./section.ts";
import { verdictChip } from "./verdict-chip.ts";

const MEANINGS: Readonly<Record<Change, string>> = {
  new: "New: fails in a way it did not fail before",
  worse: "Worse: warns or is flaky in a new way",
  lost: "Lost: held before, and was not judged",
  fixed: "Fixed: failed before, and holds",
  known: "Known: fails as before, or as is expected of it",
  unseen: "Unseen: judged before, and not any more",
  gained: "Gained: holds, and was not judged before",
};

type Transition = BaselineLine["transitions"][number];

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

/** The section. */
export function changesSection(baseline: BaselineLine, header: HeaderLine): Section {
  const { file, run, target, seed, transitions } = baseline;
  const total = comparisonTotal({ ...baseline, before: baseline, after: header });
  const body = html`<p>Against <b>${target}</b>, seed ${seed}, run ${run}, in <code>${file}</code>: ${total}.</p>
${CHANGES.map((change) => group(change, transitions))}`;
  return { id: "changes", title: "What changed", body };
}
