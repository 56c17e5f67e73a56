// SPDX-License-Identifier: MIT
/** `results.jsonl`: written line by line as the run goes, so that what is on disk is true whenever the run ends. */
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY_TALLY, type Tally } from "../spec/campaign.ts";
import { encodeFinding } from "../spec/program-file.ts";
import type { ClauseLine, FindingLine, FooterLine, HeaderLine, ResultLine, ResumedLine } from "../spec/result-lines.ts";
import { canonicalJson } from "../spec/u64.ts";
import { UserError } from "../spec/user-error.ts";
import { EXIT } from "./exit-code.ts";
import { FINDINGS_FOLDER } from "./finding-line.ts";
import { ioReason } from "./io-reason.ts";
import { makeFolder } from "./make-folder.ts";
import { progressLine } from "./progress-line.ts";

/** Name of the results in their folder. */
export const RESULTS_FILE = "results.jsonl";

/** One line of JSON. Findings have their members in one order wherever they come from. */
export function lineText(line: ResultLine): string {
  const plain = line.t === "finding" ? { ...line, finding: JSON.parse(canonicalJson(line.finding)) as unknown } : line;
  return `${JSON.stringify(plain)}\n`;
}

const keyOf = ({ file, round }: FindingLine): string => `${file} in round ${round}`;

/** Writes the results of one run into a folder. */
export class ResultsWriter {
  readonly folder: string;
  readonly #file: string;
  readonly #written = new Set<string>();
  #told: Tally = EMPTY_TALLY;

  private constructor(folder: string) {
    this.folder = folder;
    this.#file = join(folder, RESULTS_FILE);
  }

  /** Makes the folder and begins the file anew; a folder that cannot be written is a {@link UserError}. */
  static begin(folder: string, header: HeaderLine): ResultsWriter {
    const writer = new ResultsWriter(folder);
    writer.#attempt(EXIT.usage, () => {
      makeFolder(join(folder, FINDINGS_FOLDER));
      writeFileSync(writer.#file, lineText(header));
    });
    return writer;
  }

  /** Goes on in the file of a run that ended early, after its last whole line; `told` is what that one counted. */
  static goOn(folder: string, line: ResumedLine, told: Tally, findings: readonly FindingLine[]): ResultsWriter {
    const writer = new ResultsWriter(folder);
    writer.#told = told;
    for (const line of findings) writer.#written.add(keyOf(line));
    writer.#attempt(EXIT.usage, () => {
      const bytes = readFileSync(writer.#file);
      truncateSync(writer.#file, bytes.lastIndexOf("\n") + 1);
      makeFolder(join(folder, FINDINGS_FOLDER));
    });
    writer.#append(line);
    return writer;
  }

  /** Saves a finding once: a round that runs again finds the same again. */
  finding(line: FindingLine): void {
    if (this.#written.has(keyOf(line))) return;
    this.#written.add(keyOf(line));
    this.#attempt(EXIT.broken, () => writeFileSync(join(this.folder, line.file), encodeFinding(line.finding)));
    this.#append(line);
  }

  /** Writes what was counted since the last time. */
  progress(tally: Tally): void {
    this.#append(progressLine(this.#told, tally));
    this.#told = tally;
  }

  /** Other lines, as they are. */
  lines(lines: readonly ResultLine[]): void {
    for (const line of lines) this.#append(line);
  }

  end(clauses: readonly ClauseLine[], footer: FooterLine): void {
    this.lines([...clauses, footer]);
  }

  /** Before the run a folder that cannot be written is a mistake in its name; later, a disk that is full. */
  #attempt(exitCode: number, write: () => void): void {
    try {
      write();
    } catch (error) {
      throw new UserError(`cannot write results into ${this.folder}: ${ioReason(error)}`, exitCode);
    }
  }

  #append(line: ResultLine): void {
    this.#attempt(EXIT.broken, () => appendFileSync(this.#file, lineText(line)));
  }
}
