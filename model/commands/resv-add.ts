// SPDX-License-Identifier: MIT
/** Adding a fence: which slot it goes to, and whose fence it takes the place of. Catalogue §18. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { died, holds, type Script, said } from "../acts.ts";
import { fenceOf, knownFence } from "../fence-lookup.ts";
import { ASK_CLAUSES, asks, PUT_CLAUSES, putFence } from "../fence-scripts.ts";
import { type FenceState, foundSignalled, isLater } from "../fences.ts";
import { held } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { type Entry, type FenceTable, supersedes } from "../reservations.ts";
import { locksOn } from "../resv-scripts.ts";
import type { Call, Meaning } from "../rule.ts";
import { assertsLock, resvOf } from "./resv-parts.ts";

type AddCall = Call<"resv-add">;

function tableOf(c: AddCall): FenceTable {
  const { table } = resvOf(c);
  if (table === null) throw new Error("an add where no table was ever made");
  return table;
}

/** Whether the fence finds a place, now or after the fences in the slots were asked. */
function fits(c: AddCall): boolean {
  const { entries, capacity } = tableOf(c);
  if (entries.length < capacity) return true;
  return entries.some((entry) => supersedes(fenceOf(c), c.args.usage, entry) || foundSignalled(entry.fence));
}

/** What an add that takes no other fence's place shows most of. */
function whyAppended(fence: FenceState, { usage }: AddCall["args"], { entries }: FenceTable): ClauseId {
  const own = entries.filter((entry) => entry.fence.context === fence.context);
  if (own.some((entry) => entry.fence === fence)) return "RESV-23";
  if (own.some((entry) => entry.fence.seqno === fence.seqno)) return "RESV-72";
  if (own.some((entry) => isLater(entry.fence, fence))) return "RESV-24";
  return usage === "DMA_RESV_USAGE_WRITE" ? "RESV-17" : "RESV-14";
}

/** The slot the fence goes to: the first whose fence it supersedes, or that is done; -1: none (RESV-76). */
function* placeOf(c: AddCall): Script<number> {
  const { entries } = tableOf(c);
  const locks = locksOn(c.task, resvOf(c));
  for (const [at, entry] of entries.entries()) {
    if (supersedes(fenceOf(c), c.args.usage, entry)) return at;
    if (yield* asks(entry.fence, locks, "RESV-76")) return at;
  }
  return -1;
}

function* adds(c: AddCall): Script {
  const fence = fenceOf(c);
  const { usage } = c.args;
  const table = tableOf(c);
  const reservation = resvOf(c);
  const appended = whyAppended(fence, c.args, table);
  yield holds("RESV-15");
  fence.references++;
  const at = yield* placeOf(c);
  const old = table.entries[at];
  if (old === undefined && table.entries.length >= table.capacity) {
    yield holds("RESV-75");
    yield said("RESV-12", "BUG", "dma_resv_add_fence");
    yield died("RESV-12");
    return;
  }
  const clause = old === undefined ? appended : whyReplaced(fence, old, table);
  reservation.changedBy = clause;
  for (const id of [clause, "RESV-26", "RESV-75", "RESV-35", "RESV-68"] as const) yield holds(id);
  table.entries[old === undefined ? table.entries.length : at] = { fence, usage };
  if (old !== undefined) yield* putFence(c.s, old.fence, locksOn(c.task, reservation));
}

function whyReplaced(fence: FenceState, old: Entry, { entries }: FenceTable): ClauseId {
  const own = entries.filter((entry) => entry.fence.context === fence.context);
  if (own.length > 1) return "RESV-77";
  return own.some((entry) => entry.fence === fence) ? "RESV-22" : old.fence.signalled ? "RESV-20" : "RESV-65";
}

/** `dma_resv_add_fence`. */
export const resvAdd: Meaning<"resv-add"> = {
  defined: (c) => {
    if (!ownedBuffer(c, c.args.buffer) || !knownFence(c, c.args.fence) || resvOf(c).table === null) return false;
    return fits(c) || (c.s.instrumented && c.s.lockedBy.length === 1);
  },
  legal: (c) => held(c) && fits(c),
  phases: [
    assertsLock("dma_resv_add_fence"),
    {
      phase: "script",
      clause: "RESV-20",
      also: [
        ...(["RESV-12", "RESV-14", "RESV-15", "RESV-17", "RESV-20", "RESV-22", "RESV-23", "RESV-24"] as const),
        ...(["RESV-26", "RESV-35", "RESV-65", "RESV-68", "RESV-72", "RESV-75", "RESV-76", "RESV-77"] as const),
        ...ASK_CLAUSES,
        ...PUT_CLAUSES,
      ],
      run: adds,
    },
  ],
};
