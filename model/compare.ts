// SPDX-License-Identifier: MIT
import type { Census, CensusField } from "../spec/observation.ts";

/** Where two values first differ: the top-level field, `""` for the values themselves, null when they are equal. */
export function difference(a: unknown, b: unknown): string | null {
  if (a === b) return null;
  if (!isRecord(a) || !isRecord(b)) return "";
  if (Array.isArray(a) || Array.isArray(b)) return sameArray(a, b) ? null : "";
  let more = 0;
  for (const key in a) {
    if (!same(a[key], b[key])) return key;
    more--;
  }
  for (const _key in b) more++;
  return more === 0 ? null : (Object.keys(b).find((key) => !(key in a)) ?? "");
}

/** The part of a value that `difference` named. */
export function fieldOf(value: unknown, field: string): unknown {
  return field === "" ? value : (value as Record<string, unknown>)[field];
}

/** Structural equality of plain data. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || (isRecord(a) && isRecord(b) && difference(a, b) === null);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function sameArray(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
  return true;
}

/** The first of these counts that differs, or null. */
export function censusDifference(a: Census, b: Census, fields: readonly CensusField[]): CensusField | null {
  // Spelled out: this runs after every step, and keyed loops cost more than the rest of a simple step.
  const equal =
    a.files === b.files &&
    a.buffers === b.buffers &&
    a.listed === b.listed &&
    a.attachments === b.attachments &&
    a.names === b.names &&
    a.fds === b.fds &&
    a.moduleReferences === b.moduleReferences &&
    a.tableCopies === b.tableCopies &&
    a.references === b.references &&
    a.vmaps === b.vmaps &&
    a.vmas === b.vmas &&
    a.memfds === b.memfds &&
    a.fences === b.fences &&
    a.polls === b.polls;
  return equal ? null : (fields.find((field) => a[field] !== b[field]) ?? null);
}
