// SPDX-License-Identifier: MIT
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "../spec/program.ts";
import { parseRecorded } from "../spec/program-file.ts";
import { packagePath } from "./package-root.ts";

const FOLDER = "fixtures/programs";

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

/** The programs kept for ever that this era and these exporters can run, in the order of their names. */
export function fixturePrograms(wanted: (program: Program) => boolean): Program[] {
  const folder = packagePath(FOLDER);
  return filesIn(folder)
    .map((name) => parseRecorded(readFileSync(join(folder, name), "utf8"), `${FOLDER}/${name}`).program)
    .filter(wanted);
}
