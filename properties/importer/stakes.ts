// SPDX-License-Identifier: MIT
import type { State } from "../../model/state.ts";
import type { ClauseId } from "../../spec/clauses/index.ts";
import { clauseOf } from "../../spec/clauses/index.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { covers, type RunnableEra } from "../../spec/eras.ts";
import type { AnyStep } from "../../spec/program.ts";
import type { Capabilities } from "../../spec/target.ts";

/** Duties that are at stake whenever an importer makes the call. */
const BY_CALL: Partial<Record<CommandName, readonly ClauseId[]>> = {
  attach: ["ATTACH-13", "ATTACH-42", "LOCK-02"],
  "dynamic-attach": ["ATTACH-13", "ATTACH-42", "LOCK-02"],
  detach: ["ATTACH-13", "ATTACH-44", "LOCK-02"],
  map: ["MAP-02", "MAP-07", "LOCK-01"],
  "map-unlocked": ["MAP-02"],
  unmap: ["MAP-07", "MAP-36", "MAP-37", "LOCK-01"],
  "unmap-unlocked": ["MAP-36", "MAP-37"],
  pin: ["PIN-02", "LOCK-01"],
  unpin: ["PIN-02", "LOCK-01"],
  "resv-reserve": ["RESV-03"],
  "resv-add": ["RESV-03", "RESV-12"],
};

const ACCESSES: ReadonlySet<CommandName> = new Set(["dma-read", "dma-write"]);
const NONE: readonly ClauseId[] = [];
/** Of device accesses through a dynamic attachment. */
const UNTOLD: readonly ClauseId[] = ["MAP-17"];
const TOLD: readonly ClauseId[] = ["MOVE-09", "MOVE-30"];
/** What every importer comes by; whether it pins, locks for itself or has fences of its own is its own affair. */
const OF_ALL: readonly ClauseId[] = [
  ...(["ATTACH-13", "ATTACH-42", "ATTACH-44", "LOCK-02", "MAP-02", "MAP-36", "MAP-37"] as const),
];

/** The duties a call may break: by keeping them it exercises them. */
export function stakesOf(s: State, step: AnyStep): readonly ClauseId[] {
  if (!ACCESSES.has(step.do)) return BY_CALL[step.do] ?? NONE;
  const { mapping } = step.args as { mapping: number };
  const attachment = s.mappings.get(mapping)?.attachment;
  // A pin keeps them as well: pinned storage does not move.
  if (attachment?.dynamic !== true) return NONE;
  return attachment.notified ? TOLD : UNTOLD;
}

/** The duties an importer of a kind is expected to have at stake in an era. */
export function dutiesOfImporter(kind: NonNullable<Capabilities["importer"]>, era: RunnableEra): ClauseId[] {
  const more = kind === "static" ? NONE : kind === "dynamic" ? UNTOLD : TOLD;
  return [...OF_ALL, ...more].filter((id) => covers(clauseOf(id), era));
}
