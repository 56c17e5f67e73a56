// SPDX-License-Identifier: MIT
/** Where the kernel was seen to diverge from its documents, as registered. */
import { DIVERGENCES, type Divergence, type DivergenceId } from "../../spec/divergences.ts";
import { clauseAnchor } from "./anchors.ts";
import { html, type Markup } from "./markup.ts";
import type { Section } from "./section.ts";

function entry(id: DivergenceId): Markup {
  const { title, clauses, documents, kernel, follows, why }: Divergence = DIVERGENCES[id];
  const links = clauses.map((clause) => html`<a href="#${clauseAnchor(clause)}">${clause}</a> `);
  return html`<details id="divergence-${id}"><summary><b>${id}</b> ${title}</summary><dl>
<div><dt>documents</dt><dd>${documents.says} <span class="faint">${documents.sources.join("; ")}</span></dd></div>
<div><dt>kernel</dt><dd>${kernel.does} <span class="faint">since ${kernel.since}; ${kernel.sources.join("; ")}</span></dd></div>
<div><dt>the model follows</dt><dd>the ${follows}: ${why}</dd></div>
<div><dt>clauses</dt><dd>${links}</dd></div></dl></details>
`;
}

/** The section. */
export function divergencesSection(ids: readonly DivergenceId[]): Section {
  const body =
    ids.length === 0
      ? html`<p>None was seen. Only a real kernel is held to the register.</p>`
      : html`${ids.map(entry)}`;
  return { id: "divergences", title: `Divergences (${ids.length})`, body };
}
