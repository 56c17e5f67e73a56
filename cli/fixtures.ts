// SPDX-License-Identifier: MIT
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClauseProgram, DivergenceProgram } from "../spec/campaign.ts";
import { DIVERGENCE_IDS, type DivergenceId, divergenceOf } from "../spec/divergences.ts";
import type { ExporterKind, Program } from "../spec/program.ts";
import { parseRecorded } from "../spec/program-file.ts";
import { packagePath } from "./package-root.ts";

const FOLDER = "fixtures/programs";
const DIVERGENCES_FOLDER = "fixtures/divergences";

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** The divergence register's programs, in the order of its numbers. */
export function divergencePrograms(): DivergenceProgram[] {
  return DIVERGENCE_IDS.flatMap((id) => {
    const name = divergenceFile(id);
    return name === null ? [] : [{ id, program: parseRecorded(readFileSync(packagePath(name), "utf8"), name).program }];
  });
}

/** The file of the program that shows an entry; null where none can. */
export function divergenceFile(id: DivergenceId): string | null {
  return "not" in divergenceOf(id).shown ? null : `${DIVERGENCES_FOLDER}/${id}.json`;
}

function programIn(name: string): Program {
  return parseRecorded(readFileSync(join(packagePath(FOLDER), name), "utf8"), `${FOLDER}/${name}`).program;
}

/** The programs kept for ever that this era and these exporters can run, in the order of their names. */
export function fixturePrograms(wanted: (program: Program) => boolean): Program[] {
  return filesIn(packagePath(FOLDER)).map(programIn).filter(wanted);
}

/** The same of any era, with the clauses they show: each file has the name of one. */
export function storyPrograms(exporters: readonly ExporterKind[]): ClauseProgram[] {
  const all = filesIn(packagePath(FOLDER)).map((name) => ({
    clause: CLAUSE_OF_FILE.exec(name)?.[0] ?? "",
    program: programIn(name),
  }));
  return all.filter(({ program }) => exporters.includes(program.world.exporter.kind));
}

const CLAUSE_OF_FILE = /^[A-Z]+-[0-9]+/;
