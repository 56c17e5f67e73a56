// SPDX-License-Identifier: MIT
/**
 * JSON as people write it: where a text stops being JSON (the parser built into the language does not always say), and
 * a layout that keeps what fits on one line.
 */
import { canonicalJson } from "./u64.ts";
import { UserError } from "./user-error.ts";

const SPACE = /[ \t\r\n]*/y;
const SCALAR =
  /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const STRING = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** Walks a text that is known not to be JSON; `at` ends where it goes wrong. */
class Scanner {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return false;
    this.at += found[0].length;
    return true;
  }

  sign(char: string): boolean {
    this.take(SPACE);
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  value(): boolean {
    if (this.sign("{")) return this.sign("}") || this.members("}", () => this.member());
    if (this.sign("[")) return this.sign("]") || this.members("]", () => this.value());
    return this.take(SCALAR);
  }

  member(): boolean {
    this.take(SPACE);
    return this.take(STRING) && this.sign(":") && this.value();
  }

  members(end: string, one: () => boolean): boolean {
    do {
      if (!one()) return false;
    } while (this.sign(","));
    return this.sign(end);
  }
}

function whereItBreaks(text: string): string {
  const scanner = new Scanner(text);
  if (scanner.value()) scanner.take(SPACE);
  const before = text.slice(0, scanner.at).split("\n");
  const what = scanner.at >= text.length ? "the text ends too early" : `unexpected ${JSON.stringify(text[scanner.at])}`;
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${what}`;
}

/** The value of a JSON text, or a {@link UserError} with line and column. */
export function readJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${where}: not JSON at ${whereItBreaks(text)}`);
  }
}

/** Wide enough for one step, so that a program is one line a step. */
const LINE_MAX = 160;

/** Canonical JSON (sorted keys, bigints as hex) laid out for people: a value is on one line when it fits. */
export function layoutJson(value: unknown, indent = ""): string {
  const compact = canonicalJson(value);
  if (indent.length + compact.length <= LINE_MAX || value === null || typeof value !== "object") return compact;
  const deeper = `${indent}  `;
  const array = Array.isArray(value);
  const rows = array
    ? value.map((item) => layoutJson(item, deeper))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => `${JSON.stringify(key)}: ${layoutJson(item, deeper)}`);
  const [open, close] = array ? ["[", "]"] : ["{", "}"];
  return `${open}\n${rows.map((row) => deeper + row).join(",\n")}\n${indent}${close}`;
}
