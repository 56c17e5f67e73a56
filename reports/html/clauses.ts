// SPDX-License-Identifier: MIT
/** Every clause: a square for each, by area, and a table that can be filtered and sorted. */
import { AREA_SUBJECTS } from "../../spec/area-subjects.ts";
import { areaOf, clauseOf, isClauseId } from "../../spec/clauses/index.ts";
import { type ClauseLine, type FindingLine, VERDICTS, type Verdict } from "../../spec/result-lines.ts";
import { type AreaClauses, byArea } from "../by-area.ts";
import { countVerdicts } from "../verdicts.ts";
import { clauseAnchor, findingAnchor } from "./anchors.ts";
import { externalLink } from "./external-link.ts";
import { filterBar } from "./filter-bar.ts";
import { html, type Markup } from "./markup.ts";
import { numberText } from "./number-text.ts";
import { prose } from "./prose.ts";
import type { Section } from "./section.ts";
import { verdictChip, verdictSign, verdictWord } from "./verdict-chip.ts";

/** How strong the colour of a square is: one step for each power of ten. */
const depthOf = (hits: number): number => Math.min(3, Math.floor(Math.log10(hits + 1)));

/** The sign in a square: what holds has none, so that the others stand out. */
const signOf = (verdict: Verdict): string => (verdict === "PASS" ? "" : verdictSign(verdict));

/** What the looks of squares mean. */
function key(verdicts: readonly Verdict[]): Markup {
  const items = verdicts.map(
    (verdict) =>
      html`<li><span class="sq v-${verdict} d3" aria-hidden="true">${signOf(verdict)}</span>${verdictWord(verdict)}</li>`,
  );
  return html`<ul class="key-list">${items}</ul>`;
}

function square({ id, verdict, hits }: ClauseLine, at: number): Markup {
  const words = `${id}: ${verdictWord(verdict)}, exercised ${numberText(hits)} times`;
  return html`<a class="sq v-${verdict} d${depthOf(hits)}" href="#${clauseAnchor(id)}" title="${words}" aria-label="${words}" tabindex="${at === 0 ? 0 : -1}">${signOf(verdict)}</a>`;
}

function areaRow({ area, clauses }: AreaClauses): Markup {
  const { PASS } = countVerdicts(clauses);
  return html`<div class="area"><p><b>${area}</b> <span class="faint">${AREA_SUBJECTS[area]} · ${PASS} of ${clauses.length} held</span></p>
<div class="squares" role="group" aria-label="clauses of ${area}">${clauses.map(square)}</div></div>
`;
}

const COLUMNS = [
  ["id", "clause"],
  ["verdict", "verdict"],
  ["hits", "exercised"],
  ["programs", "programs"],
  ["level", "level"],
  ["owner", "owed by"],
] as const;

function headings(): Markup {
  const cells = COLUMNS.map(
    ([key, title]) =>
      html`<span role="columnheader" class="col-${key}"><button type="button" class="sort" data-sort="${key}">${title}<span class="dir" aria-hidden="true"></span></button></span>`,
  );
  return html`<div role="rowgroup" class="head"><div role="row" class="tr">${cells}<span role="columnheader" class="col-text">what it says</span></div></div>`;
}

function sourceText(id: string): string | null {
  return isClauseId(id) ? clauseOf(id).sources.join("; ") : null;
}

function findingLinks(id: string, findings: readonly FindingLine[]): Markup[] {
  return findings
    .filter(({ finding }) => finding.clause === id)
    .map((line) => html`<a href="#${findingAnchor(line)}">${line.finding.signature}</a> `);
}

function textCell({ id, reason, known }: ClauseLine, findings: readonly FindingLine[]): Markup {
  const text = isClauseId(id) ? clauseOf(id).text : "a clause this version does not know";
  const links = findingLinks(id, findings);
  return html`<details><summary>${prose(text)}</summary><dl>
${sourceText(id) === null ? null : html`<div><dt>source</dt><dd>${sourceText(id)}</dd></div>`}
${reason === null ? null : html`<div><dt>reason</dt><dd>${reason}</dd></div>`}
${known === null ? null : html`<div><dt>known</dt><dd>${known.expectation} ${externalLink(known.bug ?? "")}</dd></div>`}
${links.length === 0 ? null : html`<div><dt>findings</dt><dd>${links}</dd></div>`}</dl></details>`;
}

function row(line: ClauseLine, findings: readonly FindingLine[], at: number): Markup {
  const { id, verdict, hits, programs, level, owedBy } = line;
  const text = isClauseId(id) ? clauseOf(id).text : "";
  const search = [id, level, owedBy, text].join(" ").toLowerCase();
  return html`<div role="row" class="tr clause" id="${clauseAnchor(id)}" tabindex="-1" data-id="${at}" data-verdict="${verdict}" data-rank="${VERDICTS.indexOf(verdict)}" data-area="${areaOf(id)}" data-hits="${hits}" data-programs="${programs}" data-level="${level}" data-owner="${owedBy}" data-text="${search}">
<span role="cell" class="col-id">${id}</span><span role="cell" class="col-verdict">${verdictChip(verdict)}</span><span role="cell" class="col-hits">${numberText(hits)}</span><span role="cell" class="col-programs">${numberText(programs)}</span><span role="cell" class="col-level">${level}</span><span role="cell" class="col-owner">${owedBy}</span><span role="cell" class="col-text">${textCell(line, findings)}</span></div>
`;
}

/** The section. */
export function clausesSection(clauses: readonly ClauseLine[], findings: readonly FindingLine[]): Section {
  const areas = byArea(clauses);
  const verdicts = VERDICTS.filter((verdict) => clauses.some((line) => line.verdict === verdict));
  return {
    id: "clauses",
    title: `Clauses (${clauses.length})`,
    body: html`<p>A square is a clause, stronger the more often it was exercised. In a row of squares the arrow keys go from one to the next.</p>
${key(verdicts)}
<div class="areas">${areas.map(areaRow)}</div>
${filterBar({ list: "clause-list", noun: "clauses", verdicts, areas: areas.map(({ area }) => area) })}
<div role="table" aria-label="clauses" class="clauses">${headings()}
<div id="clause-list" role="rowgroup" data-items=".clause">${clauses.map((line, at) => row(line, findings, at))}</div></div>`,
  };
}
