// SPDX-License-Identifier: MIT
/** The life-cycle file: a line for each failure, in an order that makes small differences under version control. */
import { RUNNABLE_ERAS } from "../../spec/eras.ts";
import { didYouMean } from "../../spec/nearest.ts";
import { UserError } from "../../spec/user-error.ts";
import { bugLink } from "../expectations/parse.ts";
import { wordsOf, wordText } from "../words.ts";
import { LIFE_STATES, type Life } from "./life-cycle.ts";

const FIRST_LINE = "# dmabuf-ct triage 1";

const HEAD = `${FIRST_LINE}
# Kept by \`dmabuf-ct triage\`. By hand: the state, bug=<link> and note="<text>".
`;

const KEYS = ["target", "era", "first", "last", "fixed", "checked", "runs", "signatures", "bug", "note"] as const;

type Key = (typeof KEYS)[number];

function lifeLine(life: Life): string {
  const words = KEYS.flatMap((key) => (life[key] === null ? [] : [`${key}=${wordText(String(life[key]))}`]));
  return [life.state.padEnd(9), wordText(life.cause), ...words].join(" ");
}

/** The text of the file: equal lives give equal texts. */
export function encodeLives(lives: readonly Life[]): string {
  const rows = lives.map((life) => ({ key: `${life.cause}\n${life.target}\n${life.era}`, line: lifeLine(life) }));
  rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  return `${HEAD}${rows.map(({ line }) => `${line}\n`).join("")}`;
}

function valuesOf(words: readonly string[], where: string): Partial<Record<Key, string>> {
  const values: Partial<Record<Key, string>> = {};
  for (const word of words) {
    const [, name = word, value = ""] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    const key = KEYS.find((known) => known === name);
    if (key === undefined) {
      throw new UserError(`${where}: unknown word ${JSON.stringify(word)}${didYouMean(name, KEYS)}`);
    }
    if (values[key] !== undefined) throw new UserError(`${where}: ${key}= stands there twice`);
    values[key] = value;
  }
  return values;
}

function timeOf(
  values: Partial<Record<Key, string>>,
  key: "first" | "last" | "checked" | "fixed",
  where: string,
): string {
  const text = values[key] ?? "";
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new UserError(`${where}: ${key}=${text} is no time; expected one such as 2026-12-31T10:00:00.000Z`);
}

function countOf(values: Partial<Record<Key, string>>, key: "runs" | "signatures", where: string): number {
  const text = values[key] ?? "";
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError(`${where}: ${key}=${text} is no number`);
}

function lifeOf([word = "", cause = "", ...rest]: readonly string[], where: string): Life {
  const state = LIFE_STATES.find((known) => known === word);
  if (state === undefined) {
    const hint = didYouMean(word, LIFE_STATES, `; expected ${LIFE_STATES.join(", ")}`);
    throw new UserError(`${where}: unknown state ${JSON.stringify(word)}${hint}`);
  }
  if (!cause.includes("/")) throw new UserError(`${where}: ${JSON.stringify(cause)} is no cause`);
  const values = valuesOf(rest, where);
  const { target = "", era = "", bug, note = null } = values;
  if (target === "") throw new UserError(`${where}: no target=`);
  if (!RUNNABLE_ERAS.some((known) => known === era)) {
    throw new UserError(`${where}: era=${era} is no era; expected ${RUNNABLE_ERAS.join(", ")}`);
  }
  return {
    ...{ state, cause, target, era, note },
    first: timeOf(values, "first", where),
    last: timeOf(values, "last", where),
    fixed: values.fixed === undefined ? null : timeOf(values, "fixed", where),
    checked: timeOf(values, "checked", where),
    runs: countOf(values, "runs", where),
    signatures: countOf(values, "signatures", where),
    bug: bug === undefined ? null : bugLink(bug, where),
  };
}

/** Reads the file. Throws {@link UserError}. */
export function parseLives(text: string, file: string): Life[] {
  const rows = text.split(/\r?\n/);
  if (rows[0]?.startsWith(FIRST_LINE) !== true) {
    throw new UserError(`${file}:1: no life-cycle file; expected the first line to be ${JSON.stringify(FIRST_LINE)}`);
  }
  const lives: Life[] = [];
  for (const [index, row] of rows.entries()) {
    const where = `${file}:${index + 1}`;
    const { words, openAt } = wordsOf(row);
    if (openAt !== null) throw new UserError(`${where}: column ${openAt}: a quotation mark without a partner`);
    if (words.length > 0) lives.push(lifeOf(words, where));
  }
  return lives;
}
