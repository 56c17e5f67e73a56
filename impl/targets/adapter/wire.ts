// SPDX-License-Identifier: MIT
/** Requests to text and replies to data. */
import type { AdapterRequest } from "../../../spec/adapter.ts";
import { ERRNO } from "../../../spec/errno.ts";
import {
  type Callback,
  type Census,
  type Completion,
  DIAGNOSTIC_KINDS,
  type Diagnostic,
  type Observation,
  type Outcome,
} from "../../../spec/observation.ts";
import { CALL_NAMES, LOCKS_HELD } from "../../../spec/op.ts";
import type { Leftovers } from "../../../spec/target.ts";
import { hexOf } from "../../../spec/u64.ts";

const hexBigints = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? hexOf(value) : value);

/** Whether a step holds a 64-bit quantity: those are arguments of their own, never inside of one. */
function holdsBigint(args: Readonly<Record<string, unknown>>): boolean {
  for (const name in args) if (typeof args[name] === "bigint") return true;
  return false;
}

/** One line. */
export function requestLine(id: number, request: AdapterRequest): string {
  // A function that looks at every value makes the text three times as dear.
  const plain = request.do === "step" && !holdsBigint(request.step.args);
  return `${JSON.stringify({ id, ...request }, plain ? undefined : hexBigints)}\n`;
}

const HEX = /^0x[0-9a-f]{1,16}$/;

/** Every 64-bit quantity of a value, in place. */
function decodeHex(value: unknown): unknown {
  if (typeof value === "string") return HEX.test(value) ? BigInt(value) : value;
  if (typeof value !== "object" || value === null) return value;
  const open = value as Record<string, unknown>;
  for (const key in open) {
    const part = open[key];
    if (typeof part === "string" || typeof part === "object") open[key] = decodeHex(part);
  }
  return value;
}

/** A reply as data; null: it is no JSON object. */
export function parseReply(line: string): Loose | null {
  try {
    const reply: unknown = JSON.parse(line);
    if (typeof reply !== "object" || reply === null || Array.isArray(reply)) return null;
    return (line.includes('"0x') ? decodeHex(reply) : reply) as Record<string, unknown>;
  } catch {
    return null;
  }
}

type Loose = Readonly<Record<string, unknown>>;

const OPS: ReadonlySet<unknown> = new Set(CALL_NAMES);
const LOCKS: ReadonlySet<unknown> = new Set(LOCKS_HELD);
const KINDS: ReadonlySet<unknown> = new Set(DIAGNOSTIC_KINDS);

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null;
}

function areAll(values: unknown, is: (value: unknown) => boolean): boolean {
  if (!Array.isArray(values)) return false;
  for (const value of values) if (!is(value)) return false;
  return true;
}

function isCensus(value: unknown): value is Census {
  if (!isObject(value)) return false;
  for (const field in value) if (!Number.isInteger(value[field])) return false;
  return true;
}

function isOutcome(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { status, errno, on } = value;
  if (status === "ok") return value["value"] !== undefined;
  if (status === "error") return typeof errno === "string" && errno in ERRNO;
  return status === "blocked" ? typeof on === "string" : status === "died" || status === "refused";
}

function isHandleOrNull(value: unknown): boolean {
  return value === null || Number.isInteger(value);
}

function isCallback(value: unknown): boolean {
  if (!isObject(value) || !OPS.has(value["op"]) || !LOCKS.has(value["locks"])) return false;
  const { buffer, attachment, fence = null, args, reply } = value;
  if (!isHandleOrNull(buffer) || !isHandleOrNull(attachment) || !isHandleOrNull(fence)) return false;
  if (!isObject(args) || !isObject(reply)) return false;
  const { table, map } = reply;
  const isTable = table === undefined || table === null || (isObject(table) && areAll(table["entries"], isObject));
  return isTable && (map === undefined || isObject(map));
}

function isDiagnostic(value: unknown): boolean {
  return isObject(value) && KINDS.has(value["kind"]) && typeof value["site"] === "string";
}

function isCompletion(value: unknown): value is Completion {
  if (!isObject(value) || !Number.isInteger(value["step"]) || !isOutcome(value["outcome"])) return false;
  return areAll(value["callbacks"], isCallback) && areAll(value["diagnostics"], isDiagnostic);
}

const NONE: readonly never[] = [];

/**
 * The observation a reply to a step carries; null: it is none. `before` is that of the step before in the same program,
 * whose census holds where the reply has none. Only what the judge relies on is looked at.
 */
export function observationOf(reply: Loose, before: Observation | undefined): Observation | null {
  const { outcome, callbacks = NONE, diagnostics = NONE, census = before?.census } = reply;
  if (!isOutcome(outcome) || !areAll(callbacks, isCallback) || !areAll(diagnostics, isDiagnostic)) return null;
  if (census !== before?.census && !isCensus(census)) return null;
  if (census === undefined) return null;
  const observation = {
    outcome: outcome as Outcome,
    callbacks: callbacks as Callback[],
    diagnostics: diagnostics as Diagnostic[],
    census: census as Census,
  };
  const { completions } = reply;
  if (completions === undefined) return observation;
  return areAll(completions, isCompletion) ? { ...observation, completions: completions as Completion[] } : null;
}

/** What a reply to the end of a program says is left; null: it says nothing of the kind. */
export function leftoversOf(reply: Loose): Leftovers | null {
  const { ok } = reply;
  if (!isObject(ok) || !isCensus(ok["census"])) return null;
  const { census, diagnostics = [] } = ok;
  return areAll(diagnostics, isDiagnostic) ? { census, diagnostics: diagnostics as Diagnostic[] } : null;
}

/** Whether an adapter says at the end of a program that it cannot run another one as if nothing had been. */
export function asksReplacement(reply: Readonly<Record<string, unknown>>): boolean {
  const { ok } = reply;
  return typeof ok === "object" && ok !== null && "replace" in ok && typeof ok.replace === "string";
}
