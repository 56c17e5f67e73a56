// SPDX-License-Identifier: MIT
import { Argument, type Command } from "commander";
import { eraText } from "../reports/verdicts.ts";
import { CLAUSE_IDS, clauseOf } from "../spec/clauses/index.ts";
import { COMMAND_NAMES, signatureOf } from "../spec/commands/index.ts";
import { DIVERGENCE_IDS, divergenceOf } from "../spec/divergences.ts";
import { DEFAULT_ERA, ERAS, RUNNABLE_ERAS } from "../spec/eras.ts";
import { UserError } from "../spec/user-error.ts";
import { AREA_NAMES, areaListing, clauseListing, clausesOfArea, isChecked } from "./clause-listings.ts";
import { withOutput } from "./common-options.ts";
import { loadEngine } from "./engine.ts";
import { divergenceFile } from "./fixtures.ts";
import { type Listing, printListing } from "./listing.ts";
import type { OutputOptions } from "./output.ts";
import { list as commaList, matching } from "./values.ts";

interface ListOptions extends OutputOptions {
  readonly area?: readonly string[];
  readonly unchecked?: boolean;
}

function clauses({ area, unchecked = false }: ListOptions): Listing {
  const ids = area === undefined ? CLAUSE_IDS : matching(area, AREA_NAMES, "area").flatMap(clausesOfArea);
  if (!unchecked) return clauseListing(ids);
  return clauseListing(
    ids.filter((id) => !isChecked(clauseOf(id))),
    "reason",
  );
}

function commands(): Listing {
  const rows = COMMAND_NAMES.map((name) => {
    const { summary, kernel, eras, makes } = signatureOf(name);
    return { name, kernel, summary, makes: makes ?? null, eras: (eras && eraText(eras)) ?? "all" };
  });
  return { rows, columns: ["name", "eras", "summary"] };
}

function eras(): Listing {
  const runs = (era: string): boolean => RUNNABLE_ERAS.some((runnable) => runnable === era);
  const rows = ERAS.map((era) => {
    const state = `${runs(era) ? "runs" : "known to the register"}${era === DEFAULT_ERA ? ", default" : ""}`;
    return { era, runs: runs(era), default: era === DEFAULT_ERA, state };
  });
  return { rows, columns: ["era", "state"] };
}

function targets(): Listing {
  const rows = [
    { target: "reference", summary: "the framework, hardware and exporters of this suite; needs nothing else" },
    {
      target: "exporter:<module.ts>",
      summary: "your exporter on the reference framework; start one with: init exporter <dir>",
    },
    {
      target: "importer:<module.ts>",
      summary: "your importer above the reference framework; start one with: init importer <dir>",
    },
    { target: "linux:<version>", summary: "a real kernel, 6.1, 6.12 or 7.2; build it with: kernel build <version>" },
    { target: "agent:<command>", summary: "a real kernel elsewhere, behind a command that starts our agent there" },
    {
      target: "stdio:<command>",
      summary: "any program that speaks the adapter protocol on its standard input and output",
    },
    { target: "mutant:<id>", summary: "the reference with one seeded defect; see: list mutants" },
  ];
  return { rows, columns: ["target", "summary"] };
}

async function mutants(): Promise<Listing> {
  const engine = await loadEngine();
  return { rows: engine.listMutants().map((mutant) => ({ ...mutant })), columns: ["id", "clause", "title"] };
}

function divergences(): Listing {
  const rows = DIVERGENCE_IDS.map((id) => {
    const entry = divergenceOf(id);
    return { id, ...entry, eras: eraText(entry.eras ?? {}) ?? "all", program: divergenceFile(id) };
  });
  return { rows, columns: ["id", "eras", "follows", "title"] };
}

const LISTINGS = { clauses, areas: areaListing, commands, divergences, eras, targets, mutants } as const;

type ListName = keyof typeof LISTINGS;

const LIST_NAMES = Object.keys(LISTINGS) as ListName[];

async function list(name: ListName, options: ListOptions): Promise<void> {
  if (name !== "clauses" && (options.area !== undefined || options.unchecked === true)) {
    throw new UserError(`--area and --unchecked choose clauses; they do not go with list ${name}`);
  }
  printListing(await LISTINGS[name](options), options);
}

/** `dmabuf-ct list <what>` */
export function addList(program: Command): void {
  const command = program
    .command("list")
    .summary("clauses, areas, commands, divergences, eras, targets, mutants")
    .description("List what the suite knows, one a line. --json gives every field.")
    .addArgument(new Argument("<what>", "what to list").choices(LIST_NAMES))
    .option("--area <globs>", "of the clauses only those of these areas, such as MAP,SG", commaList)
    .option("--unchecked", "of the clauses only those that nothing checks yet, with the reason")
    .action(list);
  withOutput(command);
}
