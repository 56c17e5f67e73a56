// SPDX-License-Identifier: MIT
/** Adding a fence: which slot it goes to, and whose fence it takes the place of. Catalogue §18. */
import type { ClauseId } from "../../spec/clauses/index.ts";
import { died, holds, type Script, said } from "../acts.ts";
import { bufferOf } from "../contents.ts";
import { fenceOf, knownFence } from "../fence-lookup.ts";
import { ASK_CLAUSES, asks, PUT_CLAUSES, putFence } from "../fence-scripts.ts";
import { type FenceState, foundSignalled, isLater } from "../fences.ts";
import { held } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { holdsCopy, isCopy } from "../moving.ts";
import { premise } from "../phase-parts.ts";
import { armedSlots } from "../polls.ts";
import { type FenceTable, supersedes } from "../reservations.ts";
import { locksOn } from "../resv-scripts.ts";
import type { Call, Meaning } from "../rule.ts";
import { allocatesNothing, assertsLock, resvOf } from "./resv-parts.ts";

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

/** Puts the step's fence where it belongs. */
export function* adds(c: AddCall): Script {
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
    // Before fences had usages, the exclusive one had a place of its own.
    yield died(usage === "DMA_RESV_USAGE_KERNEL" ? "RESV-14" : "RESV-12");
    return;
  }
  const clause = old === undefined ? appended : whyReplaced(fence, table);
  reservation.changedBy = old !== undefined && othersGiveWay(c, table, at) ? "RESV-26" : clause;
  for (const id of ["RESV-35", "RESV-68", "RESV-26", clause] as const) yield holds(id);
  table.newest = { fence, usage };
  table.changes++;
  if (old === undefined && table.reserved > 0) table.reserved--;
  table.entries[old === undefined ? table.entries.length : at] = table.newest;
  if (old !== undefined) yield* putFence(c.s, old.fence, locksOn(c.task, reservation), clause);
  // Only a full table that can overwrite something shows that the BUG comes last.
  const full = table.entries.length >= table.capacity;
  yield holds(old === undefined ? clause : full ? "RESV-75" : "RESV-76");
}

/** Another fence's slot is to be had as well, because that one is done: it is left alone. */
function othersGiveWay(c: AddCall, { entries }: FenceTable, chosen: number): boolean {
  const { context } = fenceOf(c);
  return entries.some(({ fence }, at) => at > chosen && fence.context !== context && foundSignalled(fence));
}

function whyReplaced(fence: FenceState, { entries }: FenceTable): ClauseId {
  const own = entries.filter((entry) => entry.fence.context === fence.context);
  if (own.length > 1) return "RESV-77";
  return own.some((entry) => entry.fence === fence) ? "RESV-22" : "RESV-20";
}

/** `dma_resv_add_fence`. */
export const resvAdd: Meaning<"resv-add"> = {
  defined: (c) => {
    if (!ownedBuffer(c, c.args.buffer) || !knownFence(c, c.args.fence) || resvOf(c).table === null) return false;
    // A later copy of the same exporter would take the place of one that goes on.
    if (isCopy(fenceOf(c)) && holdsCopy(bufferOf(c))) return false;
    return fits(c) || (c.s.instrumented && c.s.lockedBy.length === 1);
  },
  legal: (c) => held(c) && fits(c),
  counts: { fences: "RESV-15", polls: "POLL-21", references: "POLL-21" },
  phases: [
    assertsLock("dma_resv_add_fence"),
    allocatesNothing(),
    premise("POLL-21", (c) => armedSlots(bufferOf(c)) > 0),
    {
      phase: "script",
      clause: "RESV-20",
      also: [
        ...(["RESV-12", "RESV-14", "RESV-15", "RESV-17", "RESV-20", "RESV-22", "RESV-23", "RESV-24"] as const),
        ...(["RESV-26", "RESV-35", "RESV-68", "RESV-72", "RESV-75", "RESV-76", "RESV-77", "RESV-92"] as const),
        ...ASK_CLAUSES,
        ...PUT_CLAUSES,
      ],
      run: adds,
    },
  ],
};
