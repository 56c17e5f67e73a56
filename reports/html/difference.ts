// SPDX-License-Identifier: MIT
/** What the model demanded beside what the target showed, at the step that differed. */
import type { CensusReport, Finding, StepReport } from "../../spec/finding.ts";
import { CENSUS_FIELDS, type CensusField } from "../../spec/observation.ts";
import { html, type Markup } from "./markup.ts";

function row(name: string, demanded: Markup | string, shown: Markup | string, differs: boolean): Markup {
  return html`<tr${differs ? html` class="differs"` : null}><th scope="row">${name}</th><td>${demanded}</td><td>${shown}</td></tr>`;
}

const saidText = (says: readonly string[]): string => (says.length === 0 ? "silence" : says.join("; "));

function countRows(demanded: CensusReport, shown: CensusReport): Markup[] {
  const counts = (report: CensusReport, field: CensusField): number => report[field] ?? 0;
  return CENSUS_FIELDS.filter((field) => counts(demanded, field) !== 0 || counts(shown, field) !== 0).map((field) => {
    const [left, right] = [counts(demanded, field), counts(shown, field)];
    return row(`live ${field}`, `${left}`, `${right}`, left !== right);
  });
}

/** What else there is to hold beside each other; diagnostics carry more words than demands, so only their number counts. */
function stateRows({ demanded, outcome, says = [], census }: StepReport): Markup[] {
  if (demanded === undefined) return [];
  return [
    row("outcome", demanded.outcome, outcome ?? "", demanded.outcome !== outcome),
    row("diagnostics", saidText(demanded.says), saidText(says), demanded.says.length !== says.length),
    ...(demanded.census === null || census === undefined ? [] : countRows(demanded.census, census)),
  ];
}

/** The table of a finding. */
export function differenceTable({ step, steps, expected, observed }: Finding): Markup {
  const where = step === null ? "at the end of the program" : `at step ${step}`;
  const report = steps.find(({ id }) => id === step);
  return html`<div class="wide"><table class="diff"><caption>The difference, ${where}</caption>
<thead><tr><td></td><th scope="col">the model demands</th><th scope="col">the target shows</th></tr></thead>
<tbody>${row("first difference", html`<code>${expected}</code>`, html`<code>${observed}</code>`, true)}
${report === undefined ? null : stateRows(report)}</tbody></table></div>`;
}
