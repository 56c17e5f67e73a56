// SPDX-License-Identifier: MIT
/** What the run comes to, and what was run: the first thing a reader sees. */
import { VERDICTS } from "../../spec/result-lines.ts";
import { conclusionOf } from "../conclusion.ts";
import { duration } from "../layout.ts";
import type { Results } from "../results-file.ts";
import { countVerdicts } from "../verdicts.ts";
import { html, type Markup } from "./markup.ts";
import { countText, numberText } from "./number-text.ts";
import { verdictChip } from "./verdict-chip.ts";

const SIGNS = { good: "✓", bad: "✗", warn: "!" } as const;

function effortText({ progress, footer }: Results): string {
  const told = progress.at(-1);
  const { commands, programs, elapsedMs } = footer ?? told ?? { commands: 0, programs: 0, elapsedMs: 0 };
  return `${countText(commands, "command")} in ${countText(programs, "program")}, ${duration(elapsedMs)}`;
}

function endText({ footer }: Results): string {
  if (footer === null) return "the run did not come to its end";
  const rest = footer.complete ? "" : " · ended before its budget was used";
  return `exit code ${footer.exit}${rest}`;
}

/** The banner. */
export function banner(results: Results): Markup {
  const { header, clauses } = results;
  const { tone, text } = conclusionOf(results);
  const counts = countVerdicts(clauses);
  const chips = VERDICTS.filter((verdict) => counts[verdict] > 0).map(
    (verdict) => html`<li>${verdictChip(verdict)} <b>${numberText(counts[verdict])}</b></li>`,
  );
  const [word = "", ...rest] = text.split(": ");
  return html`<header class="banner ${tone}"><p class="sign" aria-hidden="true">${SIGNS[tone]}</p>
<div><h1>${header.target} ${word}</h1>
<p class="lead">${rest.join(": ")}</p>
<ul class="counts" aria-label="clauses by verdict">${chips}</ul>
<p class="facts">era ${header.era} · seed ${header.seed} · ${effortText(results)} · ${endText(results)}</p></div></header>
`;
}
