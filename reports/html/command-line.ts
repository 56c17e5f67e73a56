// SPDX-License-Identifier: MIT
import { html, type Markup } from "./markup.ts";

/** A word that no shell reads anything into. */
export function shellWord(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A line to type, with a button that copies it. */
export function commandLine(name: string, line: string): Markup {
  return html`<div class="cmd"><span class="key">${name}</span><code class="line">${line}</code
><button type="button" class="copy js-only" data-copy="${line}" aria-label="copy the ${name} line">copy</button></div>`;
}
