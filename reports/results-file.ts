// SPDX-License-Identifier: MIT
/** `results.jsonl`: written line by line as the run goes, so that what is on disk is true whenever the run ends. */
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../spec/finding.ts";
import { issueText } from "../spec/issue-text.ts";
import { readJson } from "../spec/json-text.ts";
import { encodeFinding } from "../spec/program-file.ts";
import {
  type ClauseLine,
  type FindingLine,
  type FooterLine,
  type HeaderLine,
  type ResultLine,
  resultLineSchema,
} from "../spec/result-lines.ts";
import { UserError } from "../spec/user-error.ts";
import { EXIT } from "./exit-code.ts";
import { ioReason } from "./io-reason.ts";
import { makeFolder } from "./make-folder.ts";
import { findingFileName } from "./signature.ts";
import { levelOf, verdictOfViolation } from "./verdicts.ts";

const FINDINGS = "findings";

/** The line about a finding. */
export function findingLine(finding: Finding, lenient: boolean): FindingLine {
  const { clause, kind, blames, step, expected, observed, signature } = finding;
  return {
    t: "finding",
    ...{ clause, kind, blames, step, expected, observed, signature },
    verdict: verdictOfViolation(levelOf(clause), lenient),
    file: `${FINDINGS}/${findingFileName(finding)}`,
    steps: { original: finding.provenance.originalSteps, minimal: finding.program.steps.length },
    certified: finding.certificate.minimal,
  };
}

/** Writes the results of one run into a folder. */
export class ResultsWriter {
  readonly folder: string;
  readonly #file: string;
  readonly #lenient: boolean;
  readonly #written = new Set<string>();

  /** Makes the folder and begins the file anew; a folder that cannot be written is a {@link UserError}. */
  constructor(folder: string, header: HeaderLine) {
    this.folder = folder;
    this.#file = join(folder, "results.jsonl");
    this.#lenient = header.lenient;
    this.#attempt(EXIT.usage, () => {
      makeFolder(join(folder, FINDINGS));
      writeFileSync(this.#file, `${JSON.stringify(header)}\n`);
    });
  }

  /** Saves a finding once; later ones with the same file name are the same finding. */
  finding(finding: Finding): void {
    const line = findingLine(finding, this.#lenient);
    if (this.#written.has(line.file)) return;
    this.#written.add(line.file);
    this.#attempt(EXIT.broken, () => writeFileSync(join(this.folder, line.file), encodeFinding(finding)));
    this.#append(line);
  }

  end(clauses: readonly ClauseLine[], footer: FooterLine): void {
    for (const line of [...clauses, footer]) this.#append(line);
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
    this.#attempt(EXIT.broken, () => appendFileSync(this.#file, `${JSON.stringify(line)}\n`));
  }
}

/** A results file in memory. `footer` is null when the run was killed before its end. */
export interface Results {
  readonly header: HeaderLine;
  readonly clauses: readonly ClauseLine[];
  readonly findings: readonly FindingLine[];
  readonly footer: FooterLine | null;
}

function readLine(text: string, where: string): ResultLine {
  const json = readJson(text, where);
  const result = resultLineSchema.safeParse(json);
  if (result.success) return result.data;
  throw new UserError(`${where}: ${issueText(result.error, json)}`);
}

/** Reads `results.jsonl`. A last line cut off in the middle is left out: the run was killed while it wrote it. */
export function readResults(text: string, where: string): Results {
  const rows = text.split("\n");
  rows.pop();
  const lines = rows.map((row, index) => readLine(row, `${where}:${index + 1}`));
  const [header] = lines;
  if (header?.t !== "header") throw new UserError(`${where}: the first line is no header`);
  return {
    header,
    clauses: lines.filter((line) => line.t === "clause"),
    findings: lines.filter((line) => line.t === "finding"),
    footer: lines.find((line) => line.t === "footer") ?? null,
  };
}
