// SPDX-License-Identifier: MIT
/** The text of an expectation file, read. What is wrong with its form is a {@link UserError} with file and line. */
import { CLAUSE_IDS } from "../../spec/clauses/index.ts";
import { globPattern } from "../../spec/glob.ts";
import { didYouMean } from "../../spec/nearest.ts";
import { UserError } from "../../spec/user-error.ts";
import { wordsOf } from "../words.ts";
import { looksLikeCondition, parseCondition } from "./condition.ts";
import {
  EXPECTATION_KINDS,
  type Expectation,
  type ExpectationKind,
  type Expectations,
  type SubjectName,
  UNNAMED,
} from "./expectation.ts";

const SUBJECTS: readonly SubjectName[] = [...CLAUSE_IDS, ...UNNAMED];
const HEADERS = ["target", "spec", "owner"];
const METADATA = ["bug", "until", "added", "note"];

function kindOf(word: string, where: string): ExpectationKind {
  const kind = EXPECTATION_KINDS.find((known) => known === word);
  if (kind !== undefined) return kind;
  throw new UserError(`${where}: unknown kind ${JSON.stringify(word)}; expected ${EXPECTATION_KINDS.join(" or ")}`);
}

/** A name without a wildcard must exist; a pattern may turn out to match nothing, which is a verdict. */
function subjectsOf(pattern: string, where: string): SubjectName[] {
  const matcher = globPattern(pattern);
  const subjects = SUBJECTS.filter((name) => matcher.test(name));
  if (subjects.length > 0 || /[*?]/.test(pattern)) return subjects;
  throw new UserError(`${where}: unknown clause ${JSON.stringify(pattern)}${didYouMean(pattern, SUBJECTS)}`);
}

function signatureOf(word: string, where: string): string {
  if (word === "-") return "*";
  if (word.startsWith("sig=") && word.length > 4) return word.slice(4);
  const what = word === "" ? "no signature" : `${JSON.stringify(word)} is no signature`;
  throw new UserError(`${where}: ${what}; expected sig=<pattern>, or - for any`);
}

/** A day of the calendar, as it is written. */
export function dayOf(text: string, where: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new UserError(`${where}: ${JSON.stringify(text)} is no day; expected one such as 2026-12-31`);
}

/** Reports make links of it, so it is one. */
export function bugLink(text: string, where: string): string {
  if (/^https?:\/\/[^\s"<>]+$/.test(text) && URL.canParse(text)) return text;
  throw new UserError(`${where}: ${JSON.stringify(text)} is no link to a bug; expected https://…`);
}

function rateOf(words: readonly string[], kind: ExpectationKind, where: string): number {
  const rates = words.filter((word) => /^rate\b/.test(word));
  const [rate] = rates;
  if (rate === undefined) return 1;
  if (kind !== "FLAKY") throw new UserError(`${where}: a rate goes with FLAKY; FAIL fails every time`);
  const value = Number(/^rate<=(0?\.\d+|1)$/.exec(rate)?.[1] ?? Number.NaN);
  if (rates.length === 1 && value > 0) return value;
  throw new UserError(`${where}: ${JSON.stringify(rate)} is no rate; expected one such as rate<=0.2`);
}

interface Metadata {
  readonly values: Readonly<Record<string, string>>;
  readonly broad: boolean;
  readonly seldom: boolean;
  readonly note: string | null;
}

function metadataOf(words: readonly string[], where: string): Metadata {
  const values: Record<string, string> = {};
  const flags = { broad: false, seldom: false };
  let note: string | null = null;
  for (const word of words) {
    const [, key = "", value = ""] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (METADATA.includes(key)) {
      if (values[key] !== undefined) throw new UserError(`${where}: ${key}= stands there twice`);
      values[key] = value;
    } else if (word === "broad" || word === "seldom") flags[word] = true;
    else if (key === "" && word.includes(" ")) note = word;
    else throw new UserError(`${where}: unknown word ${JSON.stringify(word)}${didYouMean(key || word, METADATA)}`);
  }
  return { values, ...flags, note: note ?? values["note"] ?? null };
}

function required(values: Readonly<Record<string, string>>, key: string, what: string, where: string): string {
  const value = values[key];
  if (value !== undefined) return value;
  throw new UserError(`${where}: no ${key}=, ${what}`);
}

/** Words behind `if`, up to the first that has no comparison. */
function splitConditions(words: readonly string[], where: string): [conditions: string[], others: string[]] {
  if (words[0] === "-") return [[], words.slice(1)];
  if (words[0] !== "if") return [[], [...words]];
  const rest = words.slice(1);
  const isMetadata = (word: string): boolean => METADATA.some((key) => word.startsWith(`${key}=`));
  const end = rest.findIndex((word) => isMetadata(word) || !(looksLikeCondition(word) || /^\w+=/.test(word)));
  const count = end < 0 ? rest.length : end;
  if (count === 0) throw new UserError(`${where}: no condition behind "if"`);
  return [rest.slice(0, count), rest.slice(count)];
}

function entryOf(words: readonly string[], line: number, where: string): Expectation {
  const [kindWord = "", pattern = "", signature = "", ...rest] = words;
  const kind = kindOf(kindWord, where);
  if (pattern === "") throw new UserError(`${where}: no clause`);
  const subjects = subjectsOf(pattern, where);
  const [conditions, others] = splitConditions(rest, where);
  const { values, broad, seldom, note } = metadataOf(others, where);
  const { added } = values;
  if (added !== undefined) dayOf(added, where);
  return {
    ...{ line, kind, pattern, subjects, broad, seldom, note },
    signature: signatureOf(signature, where),
    rateMax: rateOf(conditions, kind, where),
    conditions: conditions.filter((word) => !/^rate\b/.test(word)).map((word) => parseCondition(word, where)),
    bug: bugLink(required(values, "bug", "the link to where the failure is tracked", where), where),
    until: dayOf(required(values, "until", "the day on which it must be looked at again", where), where),
  };
}

function headersOf(words: readonly string[], where: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i]?.replace(/^!/, "") ?? "";
    const value = words[i + 1];
    if (!words[i]?.startsWith("!") || !HEADERS.includes(name)) {
      const forms = HEADERS.map((known) => `!${known} <text>`).join(", ");
      throw new UserError(`${where}: unknown header ${JSON.stringify(words[i])}; expected ${forms}`);
    }
    if (value === undefined || value.startsWith("!")) throw new UserError(`${where}: !${name} without a value`);
    headers[name] = value;
  }
  return headers;
}

/** Reads the text of an expectation file; `file` names it in messages. */
export function parseExpectations(text: string, file: string): Expectations {
  const entries: Expectation[] = [];
  let headers: Readonly<Record<string, string>> = {};
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    const where = `${file}:${index + 1}`;
    const { words, openAt } = wordsOf(row);
    if (openAt !== null) throw new UserError(`${where}: column ${openAt}: a quotation mark without a partner`);
    if (words[0]?.startsWith("!")) headers = { ...headers, ...headersOf(words, where) };
    else if (words.length > 0) entries.push(entryOf(words, index + 1, where));
  }
  return { file, target: headers["target"] ?? null, spec: headers["spec"] ?? null, entries };
}
