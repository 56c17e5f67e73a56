// SPDX-License-Identifier: MIT
import type { CallbackReply } from "../../spec/observation.ts";
import { isError, type KernelError, type SgTable } from "../exporters/kit.ts";
import { error, isErrno } from "../kernel/error.ts";

/**
 * What third-party code may answer, sorted out. The framework acts on `value`; an answer that is legal for nobody
 * counts as EINVAL and is reported as `invalid`, so that one bad op cannot bring the session down.
 */
export interface Judged<T> {
  readonly value: T | KernelError;
  /** Set when the answer tells all there is to report. */
  readonly reply: CallbackReply | null;
}

const SUCCESS: Judged<undefined> = { value: undefined, reply: null };

/** An int-like op: nothing for success, an error, or a positive number, which callers take for a failure (ATTACH-54, MAP-63, VMAP-27). */
export function judgeResult(answer: unknown): Judged<undefined | number> {
  if (answer === undefined) return SUCCESS;
  if (typeof answer === "number" && answer > 0) return { value: answer, reply: { positive: answer } };
  return judgeFailure(answer);
}

/** An op that returns a table, or NULL. */
export function judgeTable(answer: unknown): Judged<SgTable | null> {
  if (answer === null) return { value: null, reply: null };
  if (isTable(answer)) return { value: answer, reply: null };
  return judgeFailure(answer);
}

/** An op without a result: whatever it returns changes nothing. */
export function judgeVoid(answer: unknown): CallbackReply {
  return answer === undefined ? {} : (judgeFailure(answer).reply ?? {});
}

function judgeFailure(answer: unknown): Judged<never> {
  if (isError(answer) && isErrno(answer.errno)) return { value: error(answer.errno), reply: { errno: answer.errno } };
  return { value: error("EINVAL"), reply: { invalid: describe(answer) } };
}

function describe(answer: unknown): string {
  if (answer instanceof Promise) return "a promise";
  if (isError(answer)) return `the unknown errno ${String(answer.errno)}`;
  if (typeof answer === "object" && answer !== null)
    return `an object of ${Object.keys(answer).join(", ") || "nothing"}`;
  return String(answer);
}

function isTable(answer: unknown): answer is SgTable {
  if (typeof answer !== "object" || answer === null) return false;
  const table = answer as Partial<Record<keyof SgTable, unknown>>;
  if (!Array.isArray(table.entries)) return false;
  if (!isCount(table.mappedEntries, table.entries.length)) return false;
  if (!isCount(table.originalEntries, Number.MAX_SAFE_INTEGER)) return false;
  return table.entries.every(isEntry);
}

function isCount(value: unknown, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

function isEntry(entry: unknown): boolean {
  if (typeof entry !== "object" || entry === null) return false;
  const { dmaAddress, dmaLengthBytes } = entry as { dmaAddress?: unknown; dmaLengthBytes?: unknown };
  return typeof dmaAddress === "bigint" && isCount(dmaLengthBytes, Number.MAX_SAFE_INTEGER);
}
