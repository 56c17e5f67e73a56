// SPDX-License-Identifier: MIT
/**
 * The release of `c.buffer` once its last reference is gone, for every command that can drop one: phase A when the file
 * has no reference left, phase B when its directory entry has no holder either (REF-20, REF-43). Without effect while
 * references remain.
 */

import type { ClauseId } from "../../spec/clauses/index.ts";
import type { HandleKind } from "../../spec/command.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import { holds, type Script } from "../acts.ts";
import { PUT_CLAUSES, putFence } from "../fence-scripts.ts";
import { armedSlots, isKept } from "../polls.ts";
import { referencesOf } from "../references.ts";
import type { Call, Calls, Phase } from "../rule.ts";
import type { BufferState, State } from "../state.ts";

type BufferCall = Pick<Call, "s" | "buffer">;

/** The phases, in the order of REF-20. Statistics and an own reservation end unseen. */
export const RELEASE_PHASES: readonly Phase<CommandName>[] = [
  { phase: "does", clause: "EXPORT-29", when: lastReferenceGone, run: closeFile },
  {
    phase: "check",
    clause: "REF-21",
    also: ["REF-20"],
    when: (c) => entryDies(c) && bufferOf(c).vmapCounter !== 0,
    ends: "died",
    says: [{ kind: "BUG", site: "dma_buf_release" }],
  },
  releaseCall("LOCK-16"),
  releaseCall("LOCK-17"),
  releaseCall("REF-29"),
  {
    phase: "script",
    clause: "RESV-02",
    also: ["RESV-02", ...PUT_CLAUSES],
    when: (c) => entryDies(c) && hasOwnFences(bufferOf(c)),
    run: dropFences,
  },
  {
    phase: "says",
    clause: "REF-22",
    when: (c) => entryDies(c) && bufferOf(c).attachments.length > 0,
    says: { kind: "WARN", site: "dma_buf_release" },
  },
  { phase: "does", clause: "EXPORT-16", when: (c) => entryDies(c) && bufferOf(c).owner !== null, run: putModule },
  { phase: "does", clause: "NAME-09", when: (c) => entryDies(c) && bufferOf(c).name !== null, run: freeName },
  { phase: "does", clause: "REF-20", when: entryDies, run: freeBuffer },
];

/** Why the release comes once the call that dropped the reference is over, whatever the task holds until then. */
function whyDeferred({ s, step }: Pick<Call, "s" | "step">): ClauseId {
  if (s.locked.length > 0) return "LOCK-16";
  return step.do === "iter-next" ? "LOCK-17" : "REF-29";
}

function releaseCall(clause: ClauseId): Calls<CommandName, "release"> {
  return {
    phase: "calls",
    clause,
    also: ["REF-20", "REF-25"],
    op: "release",
    when: (c) => entryDies(c) && whyDeferred(c) === clause,
    args: (c) => ({ listed: false, attachments: bufferOf(c).attachments.length, name: bufferOf(c).name }),
    argClauses: { listed: "EXPORT-29", attachments: "REF-20", name: "REF-20" },
    locks: "none",
    lockClause: "REF-26",
  };
}

/** The end of a step after which nothing but armed polls keeps the file. */
export const KEPT_BY_POLLS: Phase<CommandName> = {
  phase: "effect",
  clause: "POLL-28",
  when: (c) => bufferOf(c).life === "open" && armedSlots(bufferOf(c)) > 0 && !isKept(bufferOf(c)),
};

/** Whom a wrong count is owed to after a release that looked right. */
export const RELEASE_COUNTS = {
  files: "REF-20",
  buffers: "REF-20",
  listed: "STATS-12",
  moduleReferences: "EXPORT-16",
  names: "NAME-09",
  fences: "RESV-02",
} as const;

/** Whether dropping `references` file references and `paths` O_PATH descriptors would release the buffer. */
export function wouldRelease(buffer: BufferState, references: number, paths: number): boolean {
  return buffer.life !== "released" && referencesOf(buffer) === references && buffer.paths === paths;
}

/**
 * Whether dropping `references` file references would leave none, or nobody who could name the buffer: a user mapping
 * keeps it, but leads no program back to it. Whoever holds the directory entry does not matter.
 */
export function wouldClose(buffer: BufferState, references: number): boolean {
  return buffer.owned + buffer.descriptors === references;
}

/** Nobody holds a lock that the release destroys, or that `ops.release` may want to take (REF-26). Asked when the last file reference goes: after that nobody could unlock. */
export function releaseDefined(buffer: BufferState): boolean {
  const { owner, cursors, sleepingWalks } = buffer.reservation;
  return owner === null && cursors === 0 && sleepingWalks === 0 && (buffer.moving?.copy ?? null) === null;
}

/** The reservation goes with the buffer: what it holds is given back. */
function hasOwnFences({ reservation: { shared, table } }: BufferState): boolean {
  return !shared && table !== null;
}

function* dropFences(c: BufferCall): Script {
  const { reservation } = bufferOf(c);
  const entries = reservation.table?.entries ?? [];
  reservation.table = null;
  if (entries.length > 0) yield holds("RESV-02");
  for (const { fence } of entries) yield* putFence(c.s, fence, "none", "RESV-02");
}

/** No attachment and no kernel mapping would be left without its buffer (REF-19, REF-21). */
export function releaseLegal(buffer: BufferState): boolean {
  return buffer.attachments.length === 0 && buffer.vmapCounter === 0;
}

function lastReferenceGone(c: BufferCall): boolean {
  const buffer = bufferOf(c);
  return buffer.life === "open" && referencesOf(buffer) === 0;
}

function entryDies(c: BufferCall): boolean {
  const buffer = bufferOf(c);
  return buffer.life === "closed" && buffer.paths === 0;
}

function closeFile(c: BufferCall): void {
  const { s } = c;
  const buffer = bufferOf(c);
  buffer.life = "closed";
  s.census.files--;
  const at = s.listed.indexOf(buffer);
  if (at < 0) return;
  s.listed.splice(at, 1);
  s.census.listed--;
}

function putModule(c: BufferCall): void {
  const { owner } = bufferOf(c);
  if (owner === null) return;
  owner.references--;
  c.s.census.moduleReferences--;
}

function freeName(c: BufferCall): void {
  bufferOf(c).name = null;
  c.s.census.names--;
}

function freeBuffer(c: BufferCall): void {
  const buffer = bufferOf(c);
  buffer.life = "released";
  c.s.census.buffers--;
  if (buffer.attachments.length > 0) abandonAttachments(c.s, buffer);
}

/** The attachments stay allocated but point to freed memory: nothing may name them or their mappings any more. */
function abandonAttachments(s: State, buffer: BufferState): void {
  for (const attachment of buffer.attachments) {
    attachment.attached = false;
    retire(s, "attachment", attachment.id);
  }
  for (const mapping of s.mappings.values()) {
    if (mapping.attachment.buffer !== buffer) continue;
    mapping.live = false;
    retire(s, "mapping", mapping.id);
  }
}

function retire(s: State, kind: HandleKind, id: number): void {
  if (s.pools[kind].live.includes(id)) s.unbind(kind, id);
}

function bufferOf(c: BufferCall): BufferState {
  if (c.buffer === null) throw new Error("a release of no buffer");
  return c.buffer;
}
