// SPDX-License-Identifier: MIT
/** What the target says it can do, beside what it was seen to do. */
import { COMMAND_NAMES, type CommandName, signatureOf } from "../../spec/commands/index.ts";
import { FAULT_POINTS } from "../../spec/fault.ts";
import { EXPORTER_KINDS } from "../../spec/program.ts";
import type { FooterLine, HeaderLine } from "../../spec/result-lines.ts";
import type { Results } from "../results-file.ts";
import { html, type Markup, type Piece } from "./markup.ts";
import { numberText } from "./number-text.ts";
import { OUTCOMES, type OutcomeSums, outcomesOf, totalOf } from "./outcomes.ts";
import { plainTable, type Section } from "./section.ts";

/** Shares of the ways a command ended, as a bar. */
function shareBar(sums: OutcomeSums): Markup {
  const total = totalOf(sums);
  if (total === 0) return html`<span class="faint">never ran</span>`;
  let x = 0;
  const parts = OUTCOMES.map((outcome) => {
    const width = (100 * sums[outcome]) / total;
    x += width;
    return html`<rect class="o-${outcome}" x="${(x - width).toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`;
  });
  const words = OUTCOMES.filter((outcome) => sums[outcome] > 0).map((o) => `${numberText(sums[o])} ${o}`);
  return html`<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${words.join(", ")}">${parts}</svg>`;
}

/** Where what was declared and what was seen do not agree. */
function contradiction(offered: boolean, sums: OutcomeSums): string {
  const total = totalOf(sums);
  if (!offered) return total > 0 ? "not declared, but ran" : "";
  return total > 0 && sums.refused === total ? "declared, but always refused" : "";
}

function commandRow(name: CommandName, offered: boolean, sums: OutcomeSums): Piece[] {
  const counts = OUTCOMES.map((outcome) => (sums[outcome] === 0 ? "·" : numberText(sums[outcome])));
  const note = contradiction(offered, sums);
  return [
    html`<span title="${signatureOf(name).summary}">${name}</span>`,
    offered ? "yes" : html`<span class="faint">no</span>`,
    html`${shareBar(sums)}${note === "" ? null : html` <strong class="bad">${note}</strong>`}`,
    ...counts,
  ];
}

function offeredList(name: string, all: readonly string[], offered: readonly string[]): Markup {
  const items = all.map((item) =>
    offered.includes(item)
      ? html`<li>${item}</li>`
      : html`<li class="absent"><s>${item}</s><span class="sr"> (not offered)</span></li>`,
  );
  return html`<h3>${name} (${offered.length} of ${all.length})</h3><ul class="tags">${items}</ul>`;
}

function traits({ instrumented, expendable }: HeaderLine["capabilities"]): Markup {
  return html`<ul><li>${instrumented ? "It notices broken duties and reports them." : "It does not notice broken duties: those that break nothing visible stay unseen."}</li>
<li>${expendable ? "It may be killed: programs that end in a death are sent to it." : "It is not to be killed: programs that end in a death are not sent to it."}</li></ul>`;
}

function commandTable(offered: readonly CommandName[], outcomes: FooterLine["outcomes"]): Markup {
  const rows = COMMAND_NAMES.map((name) => {
    return commandRow(
      name,
      offered.includes(name),
      outcomes[name] ?? { ok: 0, error: 0, blocked: 0, died: 0, refused: 0 },
    );
  });
  return plainTable("commands", ["command", "offered", "how it ended", ...OUTCOMES], rows);
}

/** The section. */
export function capabilitiesSection(results: Results): Section {
  const { capabilities } = results.header;
  const { commands, exporters, faults } = capabilities;
  return {
    id: "capabilities",
    title: "Capabilities",
    body: html`${traits(capabilities)}
${offeredList("Exporters", EXPORTER_KINDS, exporters)}
${offeredList("Fault points", FAULT_POINTS, faults)}
<h3>Commands (${commands.length} of ${COMMAND_NAMES.length})</h3>
${commandTable(commands, outcomesOf(results))}`,
  };
}
