// SPDX-License-Identifier: MIT
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Meaning, Phase } from "./rule.ts";

/** Whether a phase is asked. */
export type Exists = (phase: Phase<CommandName>) => boolean;

const always: Exists = () => true;

/** The clauses a meaning can exercise: those of its phases, as far as they exist. */
export function exercisedBy(meaning: Meaning<CommandName>, exists: Exists): Set<ClauseId> {
  const found = new Set<ClauseId>();
  for (const phase of meaning.phases) mention(phase, found, exists);
  return found;
}

/** The clauses a meaning can blame or count, as far as its data says so. */
export function clausesOf(meaning: Meaning<CommandName>): Set<ClauseId> {
  const found = new Set<ClauseId>();
  add(meaning.silent, found);
  add(meaning.silentOnError, found);
  for (const counts of [meaning.counts, meaning.countsOnError]) {
    for (const id of Object.values(counts ?? {})) add(id, found);
  }
  for (const phase of meaning.phases) mention(phase, found, always);
  return found;
}

function mention(phase: Phase<CommandName>, found: Set<ClauseId>, exists: Exists): void {
  if (!exists(phase)) return;
  const loose = phase as unknown as Partial<Record<string, unknown>>;
  for (const key of ["clause", "lockClause", "onError", "reports"]) add(loose[key], found);
  for (const key of ["also", "argClauses", "valueClauses"]) {
    for (const id of Object.values(loose[key] ?? {})) add(id, found);
  }
  for (const key of ["undo", "phases"]) {
    for (const inner of (loose[key] ?? []) as Phase<CommandName>[]) mention(inner, found, exists);
  }
}

function add(id: unknown, found: Set<ClauseId>): void {
  if (typeof id === "string") found.add(id as ClauseId);
}
