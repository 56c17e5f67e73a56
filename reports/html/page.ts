// SPDX-License-Identifier: MIT
/** The report as one page: no network, nothing in it runs but our own script, which the page can do without. */
import { createHash } from "node:crypto";
import { conclusionOf } from "../conclusion.ts";
import { prepared } from "../prepared.ts";
import type { Results } from "../results-file.ts";
import { banner } from "./banner.ts";
import { capabilitiesSection } from "./capabilities.ts";
import { changesSection } from "./changes.ts";
import { clausesSection } from "./clauses.ts";
import { coverageSection } from "./coverage.ts";
import { divergencesSection } from "./divergences.ts";
import { environmentSection } from "./environment.ts";
import { expectationsSection } from "./expectations.ts";
import { findingsSection } from "./findings.ts";
import { html, Markup } from "./markup.ts";
import { SCRIPT } from "./script.ts";
import { type Section, sectionMarkup } from "./section.ts";
import { STYLE } from "./style.ts";

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Whatever mark-up should ever get past the escaping: no script but ours runs, nothing is fetched, nothing is sent. */
const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

function sectionsOf(results: Results, folder: string): Section[] {
  const { clauses, findings, footer, header, baseline, expectations } = results;
  return [
    ...(baseline === undefined ? [] : [changesSection(baseline, header)]),
    findingsSection(findings, folder),
    ...(expectations === undefined ? [] : [expectationsSection(expectations)]),
    clausesSection(clauses, findings),
    coverageSection(results),
    capabilitiesSection(results),
    divergencesSection(footer?.divergences ?? []),
    environmentSection(header),
  ];
}

function navigation(sections: readonly Section[]): Markup {
  const links = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="parts of the report"><ul>${links}</ul>
<button type="button" id="theme" class="js-only" aria-label="colours"><i>colours: </i><span>system</span></button></nav>
`;
}

function headMarkup(results: Results): Markup {
  const { header } = results;
  return html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${header.target}: ${conclusionOf(results).text}</title>
<style>${new Markup(STYLE)}</style>
`;
}

export interface HtmlOptions {
  /** Folder of the results, as the user named it. */
  readonly folder: string;
}

/** The page, as text. */
export function htmlReport(results: Results, { folder }: HtmlOptions): string {
  const shown = prepared(results);
  const sections = sectionsOf(shown, folder);
  return html`<!doctype html>
<html lang="en">
<head>
${headMarkup(shown)}</head>
<body>
<a class="skip" href="#findings">skip to the findings</a>
${banner(shown)}${navigation(sections)}<main>
${sections.map(sectionMarkup)}</main>
<footer><p>dmabuf-ct ${shown.header.suite} · run ${shown.header.run}</p></footer>
<p id="status" class="sr" role="status"></p>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.text;
}
