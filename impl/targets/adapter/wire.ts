// SPDX-License-Identifier: MIT
/** Requests to text and replies to data. */
import { ADAPTER_STATUSES, type AdapterRequest } from "../../../spec/adapter.ts";
import type { Census, Diagnostic, Observation, Outcome } from "../../../spec/observation.ts";
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
export function parseReply(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const reply: unknown = JSON.parse(line);
    if (typeof reply !== "object" || reply === null || Array.isArray(reply)) return null;
    return (line.includes('"0x') ? decodeHex(reply) : reply) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function isCensus(value: unknown): value is Census {
  return typeof value === "object" && value !== null && Object.values(value).every((count) => Number.isInteger(count));
}

const NONE: readonly never[] = [];

/**
 * The observation a reply to a step carries; null: it is none. `before` is that of the step before in the same program,
 * whose census holds where the reply has none.
 */
export function observationOf(
  reply: Readonly<Record<string, unknown>>,
  before: Observation | undefined,
): Observation | null {
  const { outcome, callbacks = NONE, diagnostics = NONE, census = before?.census } = reply;
  if (typeof outcome !== "object" || outcome === null || !Array.isArray(callbacks) || !Array.isArray(diagnostics))
    return null;
  if (!("status" in outcome) || !ADAPTER_STATUSES.has(outcome.status)) return null;
  if (census !== before?.census && !isCensus(census)) return null;
  if (census === undefined) return null;
  return { outcome: outcome as Outcome, callbacks, diagnostics, census: census as Census };
}

/** What a reply to the end of a program says is left; null: it says nothing of the kind. */
export function leftoversOf(reply: Readonly<Record<string, unknown>>): Leftovers | null {
  const { ok } = reply;
  if (typeof ok !== "object" || ok === null || !("census" in ok) || !isCensus(ok.census)) return null;
  const diagnostics = "diagnostics" in ok && Array.isArray(ok.diagnostics) ? (ok.diagnostics as Diagnostic[]) : [];
  return { census: ok.census, diagnostics };
}

/** Whether an adapter says at the end of a program that it cannot run another one as if nothing had been. */
export function asksReplacement(reply: Readonly<Record<string, unknown>>): boolean {
  const { ok } = reply;
  return typeof ok === "object" && ok !== null && "replace" in ok && typeof ok.replace === "string";
}
