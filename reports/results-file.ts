// SPDX-License-Identifier: MIT
/** Reads `results.jsonl`. What every derived report is made from. */
import { issueText } from "../spec/issue-text.ts";
import { readJson } from "../spec/json-text.ts";
import {
  type BaselineLine,
  type ClauseLine,
  type ExpectationsLine,
  type FindingLine,
  type FooterLine,
  type HeaderLine,
  type ProgressLine,
  RESULTS_SCHEMA,
  type ResultLine,
  resultLineSchema,
} from "../spec/result-lines.ts";
import { UserError } from "../spec/user-error.ts";

/** A results file in memory. `clauses` is empty and `footer` null when the run was killed before its end. */
export interface Results {
  readonly header: HeaderLine;
  readonly progress: readonly ProgressLine[];
  readonly clauses: readonly ClauseLine[];
  readonly findings: readonly FindingLine[];
  /** What became of the known failures; absent: none were given. */
  readonly expectations?: ExpectationsLine | undefined;
  /** What changed since an earlier run; absent: none was given. */
  readonly baseline?: BaselineLine | undefined;
  readonly footer: FooterLine | null;
}

function memberOf(json: unknown, name: string): unknown {
  return typeof json === "object" && json !== null ? (json as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Another version, or no results at all, is said before any member that would not fit. */
function checkSchema(json: unknown, where: string): void {
  const found = memberOf(json, "schema");
  if (memberOf(json, "t") !== "header") throw new UserError(`${where}: the first line is no header`);
  if (found === RESULTS_SCHEMA) return;
  const reads = `this version reads ${RESULTS_SCHEMA}`;
  throw new UserError(`${where}: schema version ${String(found)} is not supported; ${reads}`);
}

function readLine(text: string, file: string, number: number): ResultLine {
  const where = `${file}:${number}`;
  const json = readJson(text, where);
  if (number === 1) checkSchema(json, where);
  const result = resultLineSchema.safeParse(json);
  if (result.success) return result.data;
  throw new UserError(`${where}: ${issueText(result.error, json)}`);
}

/** Lines after the last `resumed` one; earlier verdicts are out of date, but not what was counted and found. */
function lastVerdicts(lines: readonly ResultLine[]): readonly ResultLine[] {
  return lines.slice(lines.findLastIndex((line) => line.t === "resumed") + 1);
}

/** The last line about each finding counts; a shard may have found one twice, and a merge wants to know both rounds. */
function lastOfEach(findings: readonly FindingLine[], { options: { shard } }: HeaderLine): FindingLine[] {
  const key = ({ file, round }: FindingLine): string => (shard === null ? file : `${file} in round ${round}`);
  return [...new Map(findings.map((line) => [key(line), line])).values()];
}

/** Reads `results.jsonl`. A last line cut off in the middle is left out: the run was killed while it wrote it. */
export function readResults(text: string, where: string): Results {
  const rows = text.split("\n");
  rows.pop();
  const lines = rows.map((row, index) => readLine(row, where, index + 1));
  const [header] = lines;
  if (header?.t !== "header") throw new UserError(`${where}: the first line is no header`);
  const verdicts = lastVerdicts(lines);
  return {
    header,
    progress: lines.filter((line) => line.t === "progress"),
    clauses: verdicts.filter((line) => line.t === "clause"),
    findings: lastOfEach(
      lines.filter((line) => line.t === "finding"),
      header,
    ),
    expectations: verdicts.findLast((line) => line.t === "expectations"),
    baseline: verdicts.findLast((line) => line.t === "baseline"),
    footer: verdicts.findLast((line) => line.t === "footer") ?? null,
  };
}
