// SPDX-License-Identifier: MIT
/** Conditions of an entry: which runs it is about. All of them must hold. */
import { basename } from "node:path";
import { splitDriverText } from "../../spec/driver-options.ts";
import { ERAS, type Era } from "../../spec/eras.ts";
import { globPattern } from "../../spec/glob.ts";
import { didYouMean } from "../../spec/nearest.ts";
import type { HeaderLine } from "../../spec/result-lines.ts";
import { UserError } from "../../spec/user-error.ts";

const OPERATORS = ["=", "!=", "<", "<=", ">", ">="] as const;

type Operator = (typeof OPERATORS)[number];

export interface Condition {
  readonly key: Key;
  readonly operator: Operator;
  readonly value: string;
}

/** What a run must say of itself for conditions to be decided. */
export type Setting = Pick<HeaderLine, "target" | "era" | "environment">;

/** Words for how a target is built and loaded: what stands behind its plus signs, and its drivers. */
export function configWords(target: string): string[] {
  if (!target.startsWith("linux:")) return [];
  const { target: kernel, drivers } = splitDriverText(target);
  return [
    ...kernel.split("+").slice(1),
    ...(drivers?.modules.map((path) => `module:${basename(path)}`) ?? []),
    ...(drivers?.provider ? [`provider:${basename(drivers.provider)}`] : []),
  ];
}

/** Values that a pattern is held against; `=` holds when one of them matches. */
const TEXTS = {
  target: ({ target }: Setting) => [target],
  config: ({ target }: Setting) => configWords(target),
  kernel: ({ environment }: Setting) => (environment.kernel === null ? [] : [environment.kernel]),
  arch: ({ environment }: Setting) => [environment.arch],
} as const;

const eraRank = (era: string): number => ERAS.indexOf(era as Era);

/** Values with an order; a text that is no such value has a negative rank. */
const RANKS = {
  era: { rank: eraRank, of: ({ era }: Setting) => eraRank(era), what: `an era (${ERAS.join(", ")})` },
  cpus: {
    rank: (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : -1),
    of: ({ environment }: Setting) => environment.cpus,
    what: "a number",
  },
} as const;

type Key = keyof typeof TEXTS | keyof typeof RANKS;

const KEYS = [...Object.keys(RANKS), ...Object.keys(TEXTS)] as Key[];

const isRanked = (key: Key): key is keyof typeof RANKS => Object.hasOwn(RANKS, key);

function checkValue({ key, operator, value }: Condition, text: string, where: string): void {
  if (value === "") throw new UserError(`${where}: condition ${JSON.stringify(text)} names no value`);
  if (!isRanked(key)) {
    if (operator === "=" || operator === "!=") return;
    throw new UserError(`${where}: condition ${JSON.stringify(text)}: ${key} is compared with = or != only`);
  }
  if (RANKS[key].rank(value) >= 0) return;
  throw new UserError(`${where}: condition ${JSON.stringify(text)}: expected ${RANKS[key].what}`);
}

/** Whether a word has the form of a condition: a name, a comparison, a value. */
export const looksLikeCondition = (text: string): boolean => /^!?\w+(?:[<>]=?|!=)/.test(text);

/** A condition such as `era>=6.12` or `target=linux:*`. Throws {@link UserError}. */
export function parseCondition(text: string, where: string): Condition {
  const [, name = "", operator = "", value = ""] = /^(\w+)(<=|>=|!=|<|>|=)(.*)$/.exec(text) ?? [];
  if (name === "") {
    throw new UserError(`${where}: ${JSON.stringify(text)} is no condition; expected one such as era>=6.12`);
  }
  const key = KEYS.find((known) => known === name);
  if (key === undefined) {
    const hint = didYouMean(name, KEYS, `; expected ${KEYS.join(", ")}`);
    throw new UserError(`${where}: unknown condition ${JSON.stringify(name)}${hint}`);
  }
  const condition: Condition = { key, operator: operator as Operator, value };
  checkValue(condition, text, where);
  return condition;
}

/** Whether a condition holds for a run. */
export function holds({ key, operator, value }: Condition, setting: Setting): boolean {
  if (!isRanked(key)) {
    const pattern = globPattern(value);
    return TEXTS[key](setting).some((text) => pattern.test(text)) === (operator === "=");
  }
  const [mine, other] = [RANKS[key].of(setting), RANKS[key].rank(value)];
  const answers: Readonly<Record<Operator, boolean>> = {
    ...{ "=": mine === other, "!=": mine !== other, "<": mine < other },
    ...{ "<=": mine <= other, ">": mine > other, ">=": mine >= other },
  };
  return answers[operator];
}
