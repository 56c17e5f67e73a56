// SPDX-License-Identifier: MIT
import type { Command } from "commander";
import { clauseHead, label } from "../reports/finding-block.ts";
import type { Paint } from "../reports/paint.ts";
import { eraText } from "../reports/verdicts.ts";
import { AREA_SUBJECTS } from "../spec/area-subjects.ts";
import type { Clause, ClauseCheck } from "../spec/clause.ts";
import { type AreaName, CLAUSE_IDS, type ClauseId, clauseOf, isClauseId } from "../spec/clauses/index.ts";
import {
  type Divergence,
  type DivergenceId,
  divergenceOf,
  divergencesOf,
  isDivergenceId,
} from "../spec/divergences.ts";
import type { EngineApi } from "../spec/engine-api.ts";
import { covers, RUNNABLE_ERAS } from "../spec/eras.ts";
import { didYouMean } from "../spec/nearest.ts";
import { UserError } from "../spec/user-error.ts";
import { AREA_NAMES, areaListing, clauseListing, clausesOfArea, isChecked } from "./clause-listings.ts";
import { withOutput } from "./common-options.ts";
import { loadEngine } from "./engine.ts";
import { divergenceFile } from "./fixtures.ts";
import { printListing } from "./listing.ts";
import { type OutputOptions, print, printJson, stdoutPaint } from "./output.ts";

/** How a clause is checked, in words. */
const CHECKS: Readonly<Record<Exclude<ClauseCheck, object>, string>> = {
  lockstep: "the model predicts it and compares after every step",
  invariant: "holds after every step and at the end of a program",
  instrumented: "the target notices a broken duty and reports it, where a real kernel would not",
  enumerated: "the suite's own tests walk its whole domain",
};

const checkText = (check: ClauseCheck): string =>
  typeof check === "string" ? `${check}: ${CHECKS[check]}` : `not yet: ${check.not}`;

function clauseNamed(text: string): ClauseId {
  const id = text.toUpperCase();
  if (isClauseId(id)) return id;
  const hint = didYouMean(id, [...CLAUSE_IDS, ...AREA_NAMES], '; "dmabuf-ct explain" lists the areas');
  throw new UserError(`unknown clause ${JSON.stringify(text)}${hint}`);
}

function erasText(clause: Clause): string {
  const here = RUNNABLE_ERAS.filter((era) => covers(clause, era));
  const runs = here.length === 0 ? "none that runs yet" : `of those that run: ${here.join(", ")}`;
  return `${eraText(clause) ?? "all"} (${runs})`;
}

/** What the register says of a clause that kernels and documents disagree about. */
const divergenceText = (id: DivergenceId): string => `${id}: ${divergenceOf(id).title}`;

function explainDivergence(id: DivergenceId, options: OutputOptions): void {
  const entry = divergenceOf(id);
  if (options.json) printJson({ id, ...entry, program: divergenceFile(id) });
  else print(divergenceLines(id, entry, stdoutPaint(options)));
}

function divergenceLines(id: DivergenceId, entry: Divergence, paint: Paint): string[] {
  return [
    `${paint.strong(id)}  ${entry.title}`,
    ...label("clauses", entry.clauses.join(", "), paint),
    ...label("eras", eraText(entry.eras ?? {}) ?? "all", paint),
    ...label("documents", `${entry.documents.says} (${entry.documents.sources.join("; ")})`, paint),
    ...label("kernel", `${entry.kernel.does} Since ${entry.kernel.since}. (${entry.kernel.sources.join("; ")})`, paint),
    ...label("follows", `the ${entry.follows}: ${entry.why}`, paint),
    ...label("shown by", shownText(id), paint),
  ];
}

function shownText(id: DivergenceId): string {
  const { shown } = divergenceOf(id);
  if ("not" in shown) return `nothing: ${shown.not}`;
  return `${divergenceFile(id)}: in its last step ${shown.at} is ${JSON.stringify(shown.is)}`;
}

function explanation(id: ClauseId, engine: EngineApi) {
  return {
    id,
    divergences: divergencesOf(id),
    ...clauseOf(id),
    runnableEras: RUNNABLE_ERAS.filter((era) => covers(clauseOf(id), era)),
    commands: engine.commandsByClause?.()[id] ?? null,
    mutants: engine.listMutants().filter((mutant) => mutant.clause === id),
  };
}

const USE = ["", "dmabuf-ct explain MAP lists the clauses of an area, dmabuf-ct explain MAP-36 shows one."];

function explainAreas(options: OutputOptions): void {
  printListing(areaListing(), options);
  if (!options.json) print(USE);
}

function explainArea(area: AreaName, options: OutputOptions): void {
  const ids = clausesOfArea(area);
  const checked = ids.filter((id) => isChecked(clauseOf(id))).length;
  const heading = `${stdoutPaint(options).strong(area)}  ${AREA_SUBJECTS[area]}: ${ids.length} clauses, ${checked} checked`;
  printListing(clauseListing(ids), options, [heading, ""]);
}

async function explain(text: string | undefined, options: OutputOptions): Promise<void> {
  if (text === undefined) return explainAreas(options);
  const area = AREA_NAMES.find((name) => name === text.toUpperCase());
  if (area !== undefined) return explainArea(area, options);
  const divergence = text.toUpperCase();
  if (isDivergenceId(divergence)) return explainDivergence(divergence, options);
  return explainClause(clauseNamed(text), options);
}

async function explainClause(id: ClauseId, options: OutputOptions): Promise<void> {
  const facts = explanation(id, await loadEngine());
  if (options.json) return printJson(facts);
  const paint = stdoutPaint(options);
  const mutants = facts.mutants.map((mutant) => `${mutant.id} (${mutant.title})`);
  print([
    ...clauseHead(id, paint),
    ...label("eras", erasText(clauseOf(id)), paint),
    ...label("checked", checkText(facts.checked), paint),
    ...(facts.commands === null || facts.commands.length === 0
      ? []
      : label("commands", facts.commands.join(", "), paint)),
    ...facts.divergences.flatMap((entry, index) => label(index === 0 ? "diverges" : "", divergenceText(entry), paint)),
    ...mutants.flatMap((mutant, index) => label(index === 0 ? "mutants" : "", mutant, paint)),
  ]);
}

/** `dmabuf-ct explain [clause or area]` */
export function addExplain(program: Command): void {
  const command = program
    .command("explain")
    .summary("what a clause promises, and who owes it")
    .description(
      "Show a clause: what it promises, who owes it, since which kernel, where it is written, what breaks it.",
    )
    .argument("[name]", "clause such as MAP-36, area such as MAP, or divergence such as DIV-16; without: the areas")
    .action(explain);
  withOutput(command);
}
