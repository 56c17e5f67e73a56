// SPDX-License-Identifier: MIT
import { html, type Markup } from "./markup.ts";

/** A sentence in which names of code stand between backquotes. */
export function prose(text: string): Markup {
  return html`${text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
