// SPDX-License-Identifier: MIT
import type { Verdict } from "../../spec/result-lines.ts";
import { html, type Markup } from "./markup.ts";
import { verdictWord } from "./verdict-chip.ts";

export interface FilterBar {
  /** The id of the list it filters. */
  readonly list: string;
  readonly noun: string;
  readonly verdicts: readonly Verdict[];
  readonly areas: readonly string[];
}

function areaChoice({ list, areas }: FilterBar): Markup | null {
  if (areas.length === 0) return null;
  const options = areas.map((area) => html`<option>${area}</option>`);
  return html`<label>area <select data-filter="area" aria-controls="${list}"><option value="">all</option>${options}</select></label>`;
}

/** What narrows a list down: words, verdicts, an area. Only a page that runs its script has it. */
export function filterBar(bar: FilterBar): Markup {
  const { list, noun, verdicts } = bar;
  const boxes = verdicts.map(
    (verdict) =>
      html`<label class="box"><input type="checkbox" data-filter="verdict" value="${verdict}" checked> ${verdictWord(verdict)}</label>`,
  );
  return html`<form class="filter js-only" data-for="${list}" aria-label="filter ${noun}">
<label>find <input type="search" data-filter="text" aria-controls="${list}" autocomplete="off" spellcheck="false"></label>
${areaChoice(bar)}<fieldset><legend class="sr">verdicts of ${noun}</legend>${boxes}</fieldset>
<output aria-live="polite"></output></form>
`;
}
