// SPDX-License-Identifier: MIT
/** What became of the known failures, entry by entry, those that need a hand first. */
import { ENTRY_VERDICTS, type ExpectationsLine } from "../../spec/result-lines.ts";
import { entriesTotal } from "../expectations/check-text.ts";
import { externalLink } from "./external-link.ts";
import { html, type Piece } from "./markup.ts";
import { plainTable, type Section } from "./section.ts";

type Entry = ExpectationsLine["entries"][number];

function row({ line, kind, pattern, signature, bug, until, note, verdict, reason }: Entry): Piece[] {
  return [
    verdict,
    `${line}`,
    html`<code>${kind} ${pattern} ${signature}</code>`,
    reason,
    html`${externalLink(bug)}${note === null ? "" : ` ${note}`}`,
    html`<span class="day">${until}</span>`,
  ];
}

/** The section. */
export function expectationsSection(expectations: ExpectationsLine): Section {
  const rank = ({ verdict }: Entry): number => -ENTRY_VERDICTS.indexOf(verdict);
  const entries = expectations.entries.toSorted((a, b) => rank(a) - rank(b));
  const titles = ["verdict", "line", "entry", "why", "bug", "until"];
  const body = html`<p><code>${expectations.file}</code>: ${entriesTotal(expectations)}.</p>
${plainTable("Known failures", titles, entries.map(row))}`;
  return { id: "expectations", title: "Known failures", body };
}
