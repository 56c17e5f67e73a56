// SPDX-License-Identifier: MIT
import { html, type Markup, type Piece } from "./markup.ts";

export interface Section {
  /** Its place in the page, and in the list of places at the top. */
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/** A part of the page, under a heading that can be linked to. */
export function sectionMarkup({ id, title, body }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title" tabindex="-1">${title}</h2>
${body}</section>
`;
}

/** A table with a heading row; the first cell of each row is its heading. */
export function plainTable(caption: string, titles: readonly string[], rows: readonly (readonly Piece[])[]): Markup {
  const head = titles.map((title) => html`<th scope="col">${title}</th>`);
  const body = rows.map(([first = null, ...others]) => {
    return html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>\n`;
  });
  return html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table><caption class="sr">${caption}</caption><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`;
}
