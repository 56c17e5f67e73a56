// SPDX-License-Identifier: MIT
import type { ClauseId } from "../../spec/clauses/index.ts";
import type { LocksHeld } from "../../spec/op.ts";
import { nestingReport, nestsLocks } from "../lock-debug.ts";
import { held, heldByOther, mayDeadlock, notHeld, scripted } from "../locks.ts";
import { ownedBuffer } from "../lookup.ts";
import { CUTS, premise, refuses, reports, waitsForItself, waitsForOther } from "../phase-parts.ts";
import type { Applies, Call, Calls, Meaning, Phase } from "../rule.ts";
import { abandonMappings, attachmentOf, privOf } from "../tables.ts";

type DetachCall = Call<"detach">;

const SITE = "dma_buf_detach";

function anyNull(c: DetachCall): boolean {
  return c.args.buffer === null || c.args.attachment === null;
}

function wrongBuffer(c: DetachCall): boolean {
  return attachmentOf(c).buffer.id !== c.args.buffer;
}

function detached(c: DetachCall): boolean {
  return !attachmentOf(c).attached;
}

function dynamicExporter(c: DetachCall): boolean {
  return attachmentOf(c).buffer.ops.has("pin");
}

function cachedPinned(c: DetachCall): boolean {
  return attachmentOf(c).cached !== null && dynamicExporter(c);
}

function cachedStatic(c: DetachCall): boolean {
  return attachmentOf(c).cached !== null && !dynamicExporter(c);
}

/** 6.1 gives a static exporter its table back before it takes any lock (ATTACH-59). */
function locksLate(c: DetachCall): boolean {
  return c.s.switches.mapLock === "if-dynamic" && cachedStatic(c);
}

interface CachedUnmap extends Applies {
  readonly when: (c: DetachCall) => boolean;
  readonly locks: LocksHeld;
  readonly lockClause: ClauseId;
}

/** The cached table of a static exporter goes back unlocked in 6.1 and locked in 6.12 (ATTACH-59). */
const CACHED_UNMAPS: readonly CachedUnmap[] = [
  { on: { mismatchCaching: true }, when: cachedPinned, locks: "reservation", lockClause: "ATTACH-38" },
  {
    on: { mismatchCaching: true, mapLock: "if-dynamic" },
    when: cachedStatic,
    locks: "none",
    lockClause: "ATTACH-59",
  },
  {
    on: { mismatchCaching: true, mapLock: "always" },
    when: cachedStatic,
    locks: "reservation",
    lockClause: "ATTACH-59",
  },
];

function cachedUnmap(unmap: CachedUnmap, debug: boolean): Calls<"detach", "unmap_dma_buf"> {
  return {
    ...unmap,
    given: { dmabufDebug: debug },
    phase: "calls",
    clause: "ATTACH-38",
    op: "unmap_dma_buf",
    args: (c) => {
      const { cached } = attachmentOf(c);
      if (cached === null) throw new Error("the attachment has no cached table");
      return { direction: cached.direction, priv: privOf(c), table: cached.table.table, pages: cached.table.pages };
    },
    argClauses: debug ? { priv: "ATTACH-20", pages: "MAP-49" } : { priv: "ATTACH-20" },
  };
}

function detachCall(clause: ClauseId, mismatchCaching: boolean): Calls<"detach", "detach"> {
  return {
    on: { mismatchCaching },
    phase: "calls",
    clause,
    also: ["ATTACH-49"],
    op: "detach",
    args: (c) => ({ priv: privOf(c), listed: false }),
    argClauses: { priv: "ATTACH-49" },
    locks: "none",
    lockClause: mismatchCaching ? "LOCK-25" : "LOCK-03",
  };
}

function delist(c: DetachCall): void {
  const attachment = attachmentOf(c);
  const { attachments } = attachment.buffer;
  attachments.splice(attachments.indexOf(attachment), 1);
}

function free(c: DetachCall): void {
  const attachment = attachmentOf(c);
  abandonMappings(c.s, attachment);
  attachment.attached = false;
  c.s.census.attachments--;
  c.s.unbind("attachment", attachment.id);
}

const PHASES: readonly Phase<"detach">[] = [
  {
    phase: "check",
    clause: "ATTACH-35",
    when: anyNull,
    ends: { value: () => null },
    says: [{ kind: "WARN", site: SITE }],
  },
  ...refuses<"detach">("ATTACH-43", SITE, detached),
  {
    phase: "check",
    clause: "ATTACH-36",
    when: wrongBuffer,
    ends: { value: () => null },
    says: [{ kind: "WARN", site: SITE }],
    on: { detachChecksBuffer: true },
  },
  reports("ATTACH-44", SITE, (c) => attachmentOf(c).mapped > 0),
  nestingReport("LOCK-26"),
  ...waitsForItself<"detach">("ATTACH-13", SITE, held),
  waitsForOther("LOCK-13", (c) => heldByOther(c) && !locksLate(c), ["ATTACH-13"]),
  premise("MAP-30", (c) => attachmentOf(c).cached !== null && attachmentOf(c).mappings.length > 0, {
    on: { mismatchCaching: true },
  }),
  ...CACHED_UNMAPS.flatMap((unmap) => [cachedUnmap(unmap, false), cachedUnmap(unmap, true)]),
  {
    on: { mismatchCaching: true },
    phase: "calls",
    clause: "ATTACH-38",
    also: ["MAP-54"],
    op: "unpin",
    when: cachedPinned,
    args: () => ({}),
    locks: "reservation",
    lockClause: "ATTACH-38",
  },
  waitsForOther("LOCK-13", heldByOther, ["ATTACH-13"]),
  CUTS,
  { phase: "does", clause: "ATTACH-06", run: delist },
  detachCall("ATTACH-38", true),
  detachCall("ATTACH-39", false),
  {
    phase: "says",
    clause: "ATTACH-39",
    when: () => true,
    says: { kind: "TRACE", site: SITE },
    given: { trace: true },
    since: "7.2",
  },
  { phase: "effect", clause: "ATTACH-38", run: free, on: { mismatchCaching: true } },
  { phase: "effect", clause: "ATTACH-39", run: free, on: { mismatchCaching: false } },
];

function defined(c: DetachCall): boolean {
  const { buffer, attachment } = c.args;
  if (!ownedBuffer(c, buffer)) return false;
  const given = c.buffer;
  if (attachment === null) return true;
  c.attachment = c.s.attachments.get(attachment) ?? null;
  if (c.attachment === null || c.attachment.buffer.life !== "open") return false;
  c.buffer = c.attachment.buffer;
  if (buffer === null) return c.attachment.attached;
  if (given !== c.buffer) return definedForWrongBuffer(c, (given?.reservation.owner ?? null) !== null);
  if (!c.attachment.attached) return c.s.instrumented && notHeld(c);
  // A pin that nobody can give back any more: what an exporter makes of it no clause says.
  if (c.attachment.pins > 0) return false;
  if (c.attachment.mapped > 0) return c.s.instrumented && scripted(c.s) && notHeld(c);
  return notHeld(c) || definedWhileHeld(c);
}

/** One thing wrong at a time: which report comes first is nobody's promise. */
function definedForWrongBuffer(c: DetachCall, givenHeld: boolean): boolean {
  const { attached, mapped } = attachmentOf(c);
  return c.s.switches.detachChecksBuffer && attached && mapped === 0 && !givenHeld && notHeld(c);
}

/** 6.1 calls a static exporter before it waits for the lock: half a detach, nothing to judge by. */
function definedWhileHeld(c: DetachCall): boolean {
  return mayDeadlock(c.s) && (c.s.switches.mapLock === "always" || !cachedStatic(c));
}

function legal(c: DetachCall): boolean {
  if (anyNull(c) || held(c)) return false;
  const attachment = attachmentOf(c);
  return attachment.attached && attachment.mapped === 0 && !wrongBuffer(c) && !nestsLocks(c);
}

/** `dma_buf_detach`. */
export const detach: Meaning<"detach"> = {
  defined,
  legal,
  phases: PHASES,
  counts: { attachments: "ATTACH-42" },
};
