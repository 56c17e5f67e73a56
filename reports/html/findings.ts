// SPDX-License-Identifier: MIT
/** Violations, the gravest first, those of one cause together. */
import { join } from "node:path";
import { clauseOf, isClauseId } from "../../spec/clauses/index.ts";
import type { Finding } from "../../spec/finding.ts";
import { FINDING_VERDICTS, type FindingLine } from "../../spec/result-lines.ts";
import { encodeToken } from "../emit/token.ts";
import { clauseAnchor, findingAnchor } from "./anchors.ts";
import { commandLine, shellWord } from "./command-line.ts";
import { differenceTable } from "./difference.ts";
import { externalLink } from "./external-link.ts";
import { filterBar } from "./filter-bar.ts";
import { html, type Markup } from "./markup.ts";
import { countText } from "./number-text.ts";
import { prose } from "./prose.ts";
import type { Section } from "./section.ts";
import { sequenceDiagram } from "./sequence-diagram.ts";
import { verdictChip } from "./verdict-chip.ts";

function dutyText({ clause, kind }: Finding): Markup {
  if (clause !== null && isClauseId(clause)) {
    const { text, sources, level } = clauseOf(clause);
    return html`<blockquote><p>${prose(text)}</p><p class="faint">${level} · ${sources.join("; ")} · <a href="#${clauseAnchor(clause)}">${clause}</a></p></blockquote>`;
  }
  const what = kind === "hang" ? "An op returns." : "An op answers with a value or an errno; it does not throw.";
  return html`<blockquote><p>${what}</p></blockquote>`;
}

function factRow(name: string, value: Markup | string): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function minimalText({ certificate, program, provenance }: Finding): string {
  const from = `${program.steps.length} of ${countText(provenance.originalSteps, "step")}`;
  const { executions, lastSweepCandidates, minimal } = certificate;
  const runs = countText(executions, "execution");
  if (!minimal) return `${from}, ${runs}; it may not be the shortest`;
  return `${from}, ${runs}; none of ${countText(lastSweepCandidates, "smaller candidate")} fails the same way`;
}

function facts({ finding, known, reproduced: { k, n }, round }: FindingLine): Markup {
  const { provenance, signature, blames } = finding;
  const where =
    known === null ? null : html`${known.expectation}${known.bug === null ? "" : html` · ${externalLink(known.bug)}`}`;
  return html`<dl class="facts">
${factRow("broken by", blames)}
${factRow("signature", html`<code>${signature}</code>`)}
${factRow("reproduced", `${k} of ${countText(n, "run")}`)}
${factRow("minimal", minimalText(finding))}
${factRow("found", `seed ${provenance.seed}, path ${provenance.path}${round === null ? "" : `, round ${round}`}, suite ${provenance.suite}`)}
${where === null ? null : factRow("known", where)}</dl>`;
}

function lines({ file, finding }: FindingLine, folder: string): Markup {
  const { clause } = finding;
  const name = shellWord(join(folder, file));
  return html`${commandLine("replay", `npx dmabuf-ct replay ${name}`)}
${commandLine("mail", `npx dmabuf-ct replay ${encodeToken(finding)}`)}
${commandLine("emit", `npx dmabuf-ct emit ${name} --lang c`)}
${clause === null ? null : commandLine("explain", `npx dmabuf-ct explain ${shellWord(clause)}`)}`;
}

function body(line: FindingLine, folder: string): Markup {
  const { finding } = line;
  return html`<div class="body">${dutyText(finding)}${differenceTable(finding)}
<h4>The minimal program</h4>
${sequenceDiagram(finding)}
${facts(line)}${lines(line, folder)}</div>`;
}

/** What a filter looks for: words in small letters. */
function searchText({ finding, file }: FindingLine): string {
  const commands = finding.program.steps.map((step) => step.do);
  return [finding.clause ?? "", finding.signature, finding.blames, file, ...commands].join(" ").toLowerCase();
}

function entry(line: FindingLine, others: readonly FindingLine[], folder: string): Markup {
  const { finding, verdict } = line;
  const also =
    others.length === 0
      ? null
      : html`<h4>The same cause, seen in another way</h4>${others.map((other) => entry(other, [], folder))}`;
  return html`<details class="finding" id="${findingAnchor(line)}" data-verdict="${verdict}" data-text="${searchText(line)}">
<summary>${verdictChip(verdict)} <b>${finding.clause ?? finding.kind}</b> <span class="short">${finding.expected} <span class="faint">demanded,</span> ${finding.observed} <span class="faint">seen</span></span>${
    others.length === 0
      ? null
      : html` <span class="faint">and ${countText(others.length, "finding")} of this cause</span>`
  }</summary>
${body(line, folder)}${also}</details>
`;
}

/** Findings by cause, in the order of gravity. */
function byCause(findings: readonly FindingLine[]): FindingLine[][] {
  const causes = new Map<string, FindingLine[]>();
  const rank = ({ verdict }: FindingLine): number => ["FAIL", "FLAKY", "WARN", "XFAIL"].indexOf(verdict);
  for (const line of findings.toSorted((a, b) => rank(a) - rank(b))) {
    const mine = causes.get(line.cause);
    if (mine === undefined) causes.set(line.cause, [line]);
    else mine.push(line);
  }
  return [...causes.values()];
}

/** The section. */
export function findingsSection(findings: readonly FindingLine[], folder: string): Section {
  const title = `Findings (${findings.length})`;
  if (findings.length === 0) return { id: "findings", title, body: html`<p>None.</p>` };
  const causes = byCause(findings);
  const verdicts = FINDING_VERDICTS.filter((verdict) => findings.some((line) => line.verdict === verdict));
  const list = causes.map(([first, ...others]) => (first === undefined ? null : entry(first, others, folder)));
  return {
    id: "findings",
    title,
    body: html`<p>${countText(findings.length, "finding")} of ${countText(causes.length, "cause")}. In the list, the arrow keys go from one to the next.</p>
${filterBar({ list: "finding-list", noun: "findings", verdicts, areas: [] })}
<div id="finding-list" class="list" data-items="details.finding">${list}</div>`,
  };
}
