// SPDX-License-Identifier: MIT
import { html, type Markup } from "./markup.ts";

/** Whether a text is an address that a click may open. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** A web address as a link; any other text, `javascript:` among it, stays text. */
export function externalLink(text: string): Markup {
  if (!isWebAddress(text)) return html`${text}`;
  return html`<a href="${new URL(text).href}" rel="noopener noreferrer nofollow">${text}</a>`;
}
