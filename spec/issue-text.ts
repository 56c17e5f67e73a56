// SPDX-License-Identifier: MIT
import type * as z from "zod";
import { didYouMean } from "./nearest.ts";

const INPUT_MAX = 40;
/** More names than this are not listed. */
const LISTED_MAX = 12;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) return "nothing";
  return text.length > INPUT_MAX ? `${text.slice(0, INPUT_MAX)}…` : text;
}

function unknownName(values: readonly unknown[], input: unknown): string {
  return `unknown name ${shown(input)}${didYouMean(String(input), values.map(String))}`;
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}

/** Where in a file: `steps[3] (export) args.size`. */
export function pathText(path: readonly PropertyKey[], root: unknown): string {
  let text = "";
  let at = root;
  for (const key of path) {
    at = memberOf(at, key);
    if (typeof key === "number") text += `[${key}]`;
    else text += `${text === "" || text.endsWith(" ") ? "" : "."}${String(key)}`;
    const command = memberOf(at, "do");
    if (typeof key === "number" && typeof command === "string") text += ` (${command}) `;
  }
  return text.trimEnd();
}

function what(issue: z.core.$ZodIssue, input: unknown): string {
  if (issue.code === "unrecognized_keys") return issue.message.replace("Unrecognized key", "unknown member");
  if (input === undefined) return "is missing";
  if (issue.code === "invalid_value" && issue.values.length > LISTED_MAX && /^Invalid/.test(issue.message))
    return unknownName(issue.values, input);
  const expected = issue.message.replace(/^Invalid (input|option): /, "").replace(/, received .*$/, "");
  return `${expected.charAt(0).toLowerCase()}${expected.slice(1)}, got ${shown(input)}`;
}

/** One line for the first thing wrong with a value that does not fit its schema. */
export function issueText(error: z.ZodError, root: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) return "does not fit its schema";
  const input = issue.path.reduce(memberOf, root);
  const path = pathText(issue.path, root);
  return path === "" ? what(issue, input) : `${path}: ${what(issue, input)}`;
}
