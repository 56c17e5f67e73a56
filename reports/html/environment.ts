// SPDX-License-Identifier: MIT
/** What the run was asked for, and where it ran. */
import type { HeaderLine } from "../../spec/result-lines.ts";
import { duration } from "../layout.ts";
import { html, type Markup } from "./markup.ts";
import { numberText } from "./number-text.ts";
import type { Section } from "./section.ts";
import { plainTable } from "./section.ts";

type Row = readonly [name: string, value: string];

const listed = (items: readonly string[]): string => (items.length === 0 ? "all" : items.join(", "));

function optionRows({ options }: HeaderLine): Row[] {
  const { budgetMs, commandsMax, shard } = options;
  return [
    ["budget", budgetMs === null ? "none" : duration(budgetMs)],
    ["commands at most", commandsMax === null ? "no limit" : numberText(commandsMax)],
    ["clauses", listed(options.only)],
    ["exporters", listed(options.exporters)],
    ["hits a clause needs", String(options.minHits)],
    ["must be exercised", options.require],
    ["recommendations", options.lenient ? "only warn" : "must hold"],
    ["findings at most", numberText(options.maxFindings)],
    ["shard", shard === null ? "none" : `${shard.index} of ${shard.of}`],
    ["known failures", options.expect ?? "none"],
    ["baseline", options.baseline ?? "none"],
  ];
}

function runRows({ run, suite, spec, target, era, seed, started, schema }: HeaderLine): Row[] {
  return [
    ["target", target],
    ["era", era],
    ["seed", String(seed)],
    ["run", run],
    ["suite", suite],
    ["register of clauses", spec],
    ["results", schema],
    ["started", started],
  ];
}

function machineRows({ environment }: HeaderLine): Row[] {
  const { node, platform, arch, cpus, kernel } = environment;
  return [
    ["node", node],
    ["platform", `${platform} ${arch}`],
    ["CPUs", String(cpus)],
    ["kernel under test", kernel ?? "none"],
  ];
}

function part(title: string, rows: readonly Row[]): Markup {
  return html`<div><h3>${title}</h3>${plainTable(title, ["what", "value"], rows)}</div>`;
}

/** The section. */
export function environmentSection(header: HeaderLine): Section {
  return {
    id: "environment",
    title: "Environment",
    body: html`<div class="columns">${[
      part("Run", runRows(header)),
      part("Options", optionRows(header)),
      part("Machine", machineRows(header)),
    ]}</div>`,
  };
}
