// SPDX-License-Identifier: MIT
import { Argument, type Command } from "commander";
import { table, WIDTH } from "../reports/layout.ts";
import { eraText } from "../reports/verdicts.ts";
import { AREAS, CLAUSE_IDS, clauseOf } from "../spec/clauses/index.ts";
import { COMMAND_NAMES, signatureOf } from "../spec/commands/index.ts";
import { DEFAULT_ERA, ERAS, RUNNABLE_ERAS } from "../spec/eras.ts";
import { withOutput } from "./common-options.ts";
import { loadEngine } from "./engine.ts";
import { type OutputOptions, print, printJson } from "./output.ts";

type Row = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** A list: what `--json` prints, and the columns a terminal shows. */
interface Listing {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}

function clauses(): Listing {
  const rows = CLAUSE_IDS.map((id) => {
    const { level, owedBy, checked, text, sources } = clauseOf(id);
    const how = typeof checked === "string" ? { checked, reason: null } : { checked: "not yet", reason: checked.not };
    return { id, level, owedBy, eras: eraText(clauseOf(id)) ?? "all", ...how, text, sources };
  });
  return { rows, columns: ["id", "level", "owedBy", "checked", "text"] };
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
  const rows = ERAS.map((era) => ({ era, runs: runs(era), default: era === DEFAULT_ERA }));
  const words = rows.map((row) => ({
    ...row,
    state: `${row.runs ? "runs" : "known"}${row.default ? ", default" : ""}`,
  }));
  return { rows: words, columns: ["era", "state"] };
}

function areas(): Listing {
  const rows = Object.entries(AREAS).map(([area, members]) => {
    const all = Object.values(members);
    const checked = all.filter((clause) => typeof clause.checked === "string").length;
    return { area, clauses: all.length, checked, summary: `${all.length} clauses, ${checked} checked` };
  });
  return { rows, columns: ["area", "summary"] };
}

function targets(): Listing {
  const rows = [
    { target: "reference", summary: "the framework, hardware and exporters of this suite; needs nothing else" },
    {
      target: "exporter:<module.ts>",
      summary: "your exporter on the reference framework; start one with: init exporter <dir>",
    },
    { target: "mutant:<id>", summary: "the reference with one seeded defect; see: list mutants" },
  ];
  return { rows, columns: ["target", "summary"] };
}

async function mutants(): Promise<Listing> {
  const engine = await loadEngine();
  return { rows: engine.listMutants().map((mutant) => ({ ...mutant })), columns: ["id", "clause", "title"] };
}

const LISTINGS = { clauses, commands, eras, targets, mutants, areas } as const;

type ListName = keyof typeof LISTINGS;

const LIST_NAMES = Object.keys(LISTINGS) as ListName[];

const cut = (line: string): string => (line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line);

async function list(name: ListName, options: OutputOptions): Promise<void> {
  const { rows, columns } = await LISTINGS[name]();
  if (options.json) return printJson(rows);
  const cells = rows.map((row) => columns.map((column) => String(row[column] ?? "")));
  print(table(cells, "left").map((line) => cut(line.trimEnd())));
}

/** `dmabuf-ct list <what>` */
export function addList(program: Command): void {
  const command = program
    .command("list")
    .description("List what the suite knows. --json gives every field.")
    .addArgument(new Argument("<what>", "what to list").choices(LIST_NAMES))
    .action(list);
  withOutput(command);
}
