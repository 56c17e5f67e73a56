// SPDX-License-Identifier: MIT
/** Values of options: from text, or an error in one line. */
import { InvalidArgumentError } from "commander";
import { globPattern } from "../spec/glob.ts";
import { didYouMean } from "../spec/nearest.ts";
import { UserError } from "../spec/user-error.ts";

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Longest budget: what a 32-bit timer can hold. */
const BUDGET_MAX_MS = 0x7fff_ffff;

/** `500ms`, `30s`, `1.5m`, `2h` in milliseconds. */
export function durationMs(text: string): number {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Math.round(Number(number) * (UNIT_MS[unit] ?? 0));
  if (ms > 0 && ms <= BUDGET_MAX_MS) return ms;
  throw new InvalidArgumentError("Expected a time such as 500ms, 30s or 5m.");
}

/** A whole number of at least one. */
export function positiveCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count > 0 && Number.isSafeInteger(count)) return count;
  throw new InvalidArgumentError("Expected a whole number, 1 or more.");
}

/** A 32-bit seed, decimal or hex. */
export function seed(text: string): number {
  const value = /^(-?\d+|0x[0-9a-f]+)$/i.test(text) ? Number(text) : Number.NaN;
  if (value >= -0x8000_0000 && value <= 0xffff_ffff) return value;
  throw new InvalidArgumentError("Expected a 32-bit number, decimal or hex.");
}

/** Where a program stands in a run: `17`, or `17:0:3`. */
export function path(text: string): string {
  if (/^\d{1,6}(:\d{1,6})*$/.test(text)) return text;
  throw new InvalidArgumentError("Expected a path such as 17, as a finding names it.");
}

/** The name of a folder, which may not exist yet. */
export function folder(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("Expected the name of a folder.");
}

/** One of several parts of a run: `2/5`. */
export function shard(text: string): { readonly index: number; readonly of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError("Expected a part such as 1/4.");
}

/** A comma-separated list; repeated options add up. */
export function list(text: string, earlier: readonly string[] = []): readonly string[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.some((item) => item === "")) throw new InvalidArgumentError("Expected names separated by commas.");
  return [...earlier, ...items];
}

/** The names that globs (`*`, `?`, case ignored) match, in the order of the names. A glob without a match is an error. */
export function matching<T extends string>(globs: readonly string[], names: readonly T[], noun: string): T[] {
  for (const glob of globs) {
    const pattern = globPattern(glob);
    if (names.some((name) => pattern.test(name))) continue;
    throw new UserError(`no ${noun} matches ${JSON.stringify(glob)}${didYouMean(glob, names)}`);
  }
  const patterns = globs.map(globPattern);
  return names.filter((name) => patterns.some((pattern) => pattern.test(name)));
}
