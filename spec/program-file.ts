// SPDX-License-Identifier: MIT
/** Programs and findings as files. Whatever is wrong with a file becomes one line: what, and where in it. */
import type * as z from "zod";
import { FINDING_SCHEMA, type Finding } from "./finding.ts";
import { issueText } from "./issue-text.ts";
import { layoutJson, readJson } from "./json-text.ts";
import { PROGRAM_SCHEMA, type Program } from "./program.ts";
import { checkCommandNames, checkProgram, runnableEra } from "./program-check.ts";
import { findingSchema, programSchema } from "./schema.ts";
import { UserError } from "./user-error.ts";

type Members = Readonly<Record<string, unknown>>;

function membersOf(json: unknown, where: string): Members {
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as Members;
  throw new UserError(`${where}: expected a JSON object`);
}

/** The schema name without its version: `dmabuf-ct/program`. */
const family = (schema: string): string => schema.slice(0, schema.lastIndexOf("/"));

function checkSchemaName(json: Members, wanted: readonly string[], where: string): void {
  const found = json["schema"];
  if (wanted.some((schema) => schema === found)) return;
  const reads = `this version reads ${wanted.join(" and ")}`;
  if (typeof found !== "string") throw new UserError(`${where}: no member "schema" that says what it is; ${reads}`);
  const version = wanted.some((schema) => family(schema) === family(found));
  const what = version
    ? `schema version ${found} is not supported`
    : `schema ${JSON.stringify(found)} is something else`;
  throw new UserError(`${where}: ${what}; ${reads}`);
}

function decode<T>(schema: z.ZodType<T>, json: unknown, where: string): T {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new UserError(`${where}: ${issueText(result.error, json)}`);
}

function checkNames(json: Members, where: string): void {
  if (typeof json["era"] === "string") runnableEra(json["era"], where);
  if (Array.isArray(json["steps"])) checkCommandNames(json["steps"], where);
}

function programFrom(json: Members, where: string): Program {
  checkSchemaName(json, [PROGRAM_SCHEMA], where);
  checkNames(json, where);
  const program = decode(programSchema, json, where);
  checkProgram(program, where);
  return program;
}

function findingFrom(json: Members, where: string): Finding {
  checkSchemaName(json, [FINDING_SCHEMA], where);
  const inside = `${where}: program`;
  if (json["program"] !== undefined) programFrom(membersOf(json["program"], inside), inside);
  return decode(findingSchema, json, where);
}

/** Reads a program file. `where` names the text in messages. Throws {@link UserError}. */
export function parseProgram(text: string, where: string): Program {
  return programFrom(membersOf(readJson(text, where), where), where);
}

/** Reads a finding file. Throws {@link UserError}. */
export function parseFinding(text: string, where: string): Finding {
  return findingFrom(membersOf(readJson(text, where), where), where);
}

/** A program, and the finding it was recorded in, if any. */
export interface Recorded {
  readonly program: Program;
  readonly finding: Finding | null;
}

/** Reads a finding or a bare program. Throws {@link UserError}. */
export function parseRecorded(text: string, where: string): Recorded {
  const json = membersOf(readJson(text, where), where);
  checkSchemaName(json, [FINDING_SCHEMA, PROGRAM_SCHEMA], where);
  if (json["schema"] === PROGRAM_SCHEMA) return { program: programFrom(json, where), finding: null };
  const finding = findingFrom(json, where);
  return { program: finding.program, finding };
}

/** The text of a program file: equal programs give equal texts. */
export function encodeProgram(program: Program): string {
  return `${layoutJson(program)}\n`;
}

/** The text of a finding file. */
export function encodeFinding(finding: Finding): string {
  return `${layoutJson(finding)}\n`;
}
