// SPDX-License-Identifier: MIT
import type { Verdict } from "../../spec/result-lines.ts";
import { html, type Markup } from "./markup.ts";

/** A sign beside the colour, which not everybody sees, and the word. */
const LOOKS: Readonly<Record<Verdict, readonly [sign: string, word: string]>> = {
  PASS: ["✓", "pass"],
  FAIL: ["✗", "fail"],
  WARN: ["!", "warn"],
  NOT_EXERCISED: ["○", "not exercised"],
  UNTESTED: ["–", "untested"],
  SKIP: ["»", "skip"],
  XFAIL: ["✗", "known failure"],
  XPASS: ["✓", "passed unexpectedly"],
  FLAKY: ["~", "flaky"],
};

export const verdictWord = (verdict: Verdict): string => LOOKS[verdict][1];

export const verdictSign = (verdict: Verdict): string => LOOKS[verdict][0];

/** A verdict as a small label. */
export function verdictChip(verdict: Verdict): Markup {
  const [sign, word] = LOOKS[verdict];
  return html`<span class="chip v-${verdict}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
