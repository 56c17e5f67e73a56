// SPDX-License-Identifier: MIT
import { statSync } from "node:fs";
import { join } from "node:path";
import { type Results, readResults } from "../reports/results-file.ts";
import { RESULTS_FILE } from "../reports/results-writer.ts";
import { readInput } from "./input.ts";

/** The results a user names: a file, the folder a run wrote into, or `-`. */
export function resultsFrom(name: string): Results {
  const folder = name !== "-" && statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
  const { text, where } = readInput(folder ? join(name, RESULTS_FILE) : name);
  return readResults(text, where);
}
