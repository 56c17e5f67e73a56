// SPDX-License-Identifier: MIT
import type { ClauseId } from "../spec/clauses/index.ts";
import type { CommandName } from "../spec/commands/index.ts";
import type { Meaning, Phase } from "./rule.ts";

/** The clauses a meaning can blame or count, as far as its data says so. */
export function clausesOf(meaning: Meaning<CommandName>): Set<ClauseId> {
  const found = new Set<ClauseId>();
  add(meaning.silent, found);
  add(meaning.silentOnError, found);
  for (const counts of [meaning.counts, meaning.countsOnError]) {
    for (const id of Object.values(counts ?? {})) add(id, found);
  }
  for (const phase of meaning.phases) mention(phase, found);
  return found;
}

function mention(phase: Phase<CommandName>, found: Set<ClauseId>): void {
  const loose = phase as unknown as Partial<Record<string, unknown>>;
  for (const key of ["clause", "lockClause", "onError", "reports"]) add(loose[key], found);
  for (const key of ["also", "argClauses", "valueClauses"]) {
    for (const id of Object.values(loose[key] ?? {})) add(id, found);
  }
  for (const key of ["undo", "phases"]) {
    for (const inner of (loose[key] ?? []) as Phase<CommandName>[]) mention(inner, found);
  }
}

function add(id: unknown, found: Set<ClauseId>): void {
  if (typeof id === "string") found.add(id as ClauseId);
}
