// SPDX-License-Identifier: MIT
/**
 * What holds of the model's state after every step, whatever the step was: the global properties of the catalogue
 * (§32.10, PROP-02, PROP-03, PROP-05, PROP-06) as far as one state shows them, and that the parts of the state agree.
 * The invariants say nothing a meaning computes: they count what is there.
 */
import type { ClauseId } from "../spec/clauses/index.ts";
import { HANDLE_KINDS, type HandleKind } from "../spec/command.ts";
import type { CensusField } from "../spec/observation.ts";
import { pagesOf } from "./contents.ts";
import { keepsList } from "./export-shape.ts";
import {
  callbacksAreQueued,
  endedWalksHoldNothing,
  fencesAreHeld,
  livingFences,
  nameableOfFences,
  tablesHaveRoom,
} from "./fence-invariants.ts";
import { contextsCountLocks, locksAreHeld, queuesAreInOrder } from "./lock-invariants.ts";
import { memfdNumbersAreOpen, openOf } from "./memory-files.ts";
import { copiesAreOfBuffers } from "./moving.ts";
import { armedSlots } from "./polls.ts";
import { referencesOf } from "./references.ts";
import type { AttachmentState, BufferState, MappingState, State } from "./state.ts";

export interface Invariant {
  readonly id: string;
  /** The clause it checks; null when it only says that the state agrees with itself. */
  readonly clause: ClauseId | null;
  readonly holds: (s: State) => boolean;
}

/** Compares a count. A task that died, or waits in the middle of a step, leaves half-done work that nothing counts. */
function counts(s: State, counted: number, found: number): boolean {
  return s.ended || s.asleep.size > 0 || counted === found;
}

function sum<T>(items: Iterable<T>, of: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}

function every<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) if (!holds(item)) return false;
  return true;
}

function unique(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}

function sameMembers<T>(some: Iterable<T>, others: Iterable<T>): boolean {
  const left = new Set(some);
  const right = new Set(others);
  return left.size === right.size && every(left, (item) => right.has(item));
}

function openDescriptors(s: State, buffer: BufferState, path: boolean): number {
  return sum(s.fds.values(), (fd) => (fd.open && fd.buffer === buffer && fd.path === path ? 1 : 0));
}

/** PROP-05: the file's references are its descriptors and the kernel's. Nobody owns a count below zero. */
function descriptorsAreCounted(s: State): boolean {
  return every(s.buffers.values(), (buffer) => {
    const files = openDescriptors(s, buffer, false);
    return buffer.descriptors === files && buffer.paths === openDescriptors(s, buffer, true) && buffer.owned >= 0;
  });
}

/** Each user mapping holds a reference of a file that is open. */
function vmasAreCounted(s: State): boolean {
  const onBuffers = every(s.buffers.values(), (buffer) => {
    return buffer.vmas === sum(s.vmas.values(), (vma) => (vma.buffer === buffer ? 1 : 0));
  });
  return onBuffers && every(s.vmas.values(), ({ buffer, pages }) => pages > 0 && buffer.life === "open");
}

/** A file with references is open; one that only O_PATH descriptors hold is closed; one without either is gone. */
function lifeFollowsReferences(s: State): boolean {
  return every(s.buffers.values(), (buffer) => {
    if (buffer.life === "open") return referencesOf(buffer) > 0;
    // A task that died in the release leaves the file closed for good (REF-21).
    if (buffer.life === "closed") return referencesOf(buffer) === 0 && (buffer.paths > 0 || s.ended);
    return referencesOf(buffer) === 0 && buffer.paths === 0;
  });
}

/** The list holds the open buffers, newest first, where the kernel keeps a list at all. */
function listIsOfOpenBuffers(s: State): boolean {
  const open = [...s.buffers.values()].filter((buffer) => buffer.life === "open").reverse();
  const wanted = keepsList(s) ? open : [];
  return s.listed.length === wanted.length && wanted.every((buffer, at) => s.listed[at] === buffer);
}

/** PROP-06: a module's references are the buffers it owns; a dying module has none. */
function modulesOwnBuffers(s: State): boolean {
  return every(s.modules.values(), (module) => {
    const owned = sum(s.buffers.values(), (b) => (b.owner === module && b.life !== "released" ? 1 : 0));
    return counts(s, module.references, owned) && !(module.dying && owned > 0);
  });
}

/** Attachments are on the list of their buffer once, and stay there after its release: nobody detached them. */
function attachmentsPointBack(s: State): boolean {
  const listsPointBack = every(s.buffers.values(), ({ attachments }) => unique(attachments));
  const listed = every(s.buffers.values(), (buffer) => buffer.attachments.every((a) => a.buffer === buffer));
  return listsPointBack && listed && every(s.attachments.values(), (a) => !a.attached || isListed(a));
}

/** Those whose buffer was released stay allocated: the importer still owes a detach it can no longer make. */
function attachmentsAreCounted(s: State): boolean {
  return counts(
    s,
    s.census.attachments,
    sum(s.buffers.values(), (buffer) => buffer.attachments.length),
  );
}

function isListed(attachment: AttachmentState): boolean {
  return attachment.buffer.attachments.includes(attachment);
}

/** PROP-03, in one state: what is mapped and not unmapped is on the attachment's list, and counted unless it is cached. */
function mappingsPointBack(s: State): boolean {
  const listsPointBack = every(s.attachments.values(), (attachment) => {
    const { mappings } = attachment;
    if (!unique(mappings) || mappings.some((mapping) => mapping.attachment !== attachment)) return false;
    if (!attachment.attached) return true;
    return attachment.mapped === sum(mappings, (m) => (m.cached ? 0 : 1)) && mappings.every((m) => m.live);
  });
  return listsPointBack && every(s.mappings.values(), (m) => !isUsable(m) || m.attachment.mappings.includes(m));
}

/** A mapping the importer may use: a detach ends it without an unmap. */
function isUsable({ live, attachment }: MappingState): boolean {
  return live && attachment.attached;
}

/** A cached table exists only where the era has caches, and serves every mapping that is marked so. */
function cachesServeMappings(s: State): boolean {
  const { cacheFlag, mismatchCaching } = s.switches;
  return every(s.attachments.values(), ({ cached, mappings }) => {
    if (cached !== null && !cacheFlag && !mismatchCaching) return false;
    return mappings.every((mapping) => !mapping.cached || mapping.table === cached?.table);
  });
}

/** Tables the exporter handed out and has not got back: those of listed mappings, and the cached ones. */
function tablesOut(s: State): Set<number> {
  const out = new Set<number>();
  for (const buffer of s.buffers.values()) {
    for (const { cached, mappings } of buffer.attachments) {
      if (cached !== null) out.add(cached.table.table);
      for (const mapping of mappings) out.add(mapping.table.table);
    }
  }
  return out;
}

/** A mapping nobody unmapped: live, or still on the list of an attachment whose buffer went away. */
function isOutstanding(mapping: MappingState): boolean {
  return mapping.live || mapping.attachment.mappings.includes(mapping);
}

function copiesOut(s: State): number {
  return sum(s.mappings.values(), (m) => (isOutstanding(m) && m.shown.table !== m.table.table ? 1 : 0));
}

/** PROP-02: between the first vmap and the last vunmap there is a map, and at no other time. */
function vmapIsKeptWhileCounted(s: State): boolean {
  return every(s.buffers.values(), ({ vmap, vmapCounter }) => vmapCounter >= 0 && vmapCounter > 0 === (vmap !== null));
}

/** A name of a released buffer has been freed. A task that died in the release has freed nothing. */
function namesDieWithBuffers(s: State): boolean {
  const orphan = every(s.buffers.values(), (buffer) => buffer.life !== "released" || buffer.name === null);
  return (
    orphan &&
    counts(
      s,
      s.census.names,
      sum(s.buffers.values(), (buffer) => (buffer.name === null ? 0 : 1)),
    )
  );
}

/** Every number of a process is an open descriptor that knows where it stands, and every open descriptor has one. */
function numbersAreDescriptors(s: State): boolean {
  let numbered = 0;
  for (const [process, table] of s.fdTables.entries()) {
    for (const [number, fd] of table.entries()) {
      if (fd === undefined) continue;
      numbered++;
      if (!fd.open || fd.process !== process || fd.number !== number || s.fds.get(fd.id) !== fd) return false;
    }
  }
  return numbered === openOf(s.fds.values());
}

/** The objects a program may name, by kind. */
function nameable(s: State, kind: HandleKind): number[] {
  switch (kind) {
    case "module":
      return idsOf(s.modules.values(), (module) => !module.dying);
    case "reservation":
      return [...s.reservations.keys()];
    case "buffer":
      return idsOf(s.buffers.values(), (buffer) => buffer.owned > 0);
    case "fd":
      return idsOf(s.fds.values(), (fd) => fd.open);
    case "attachment":
      return idsOf(s.attachments.values(), (attachment) => attachment.attached);
    case "mapping":
      return idsOf(s.mappings.values(), isUsable);
    case "iosys":
      return [...s.iosys.keys()];
    case "vma":
      return [...s.vmas.keys()];
    case "context":
      return idsOf(s.contexts.values(), (context) => !context.ended);
    case "importer":
      return [...s.importers.keys()];
    case "memfd":
      return idsOf(s.memfds.values(), (memfd) => memfd.open);
    default:
      return nameableOfFences(s, kind);
  }
}

function idsOf<T extends { readonly id: number }>(items: Iterable<T>, wanted: (item: T) => boolean): number[] {
  return [...items].filter(wanted).map(({ id }) => id);
}

function poolsNameTheLiving(s: State): boolean {
  return HANDLE_KINDS.every((kind) => {
    const { live } = s.pools[kind];
    return unique(live) && sameMembers(live, nameable(s, kind));
  });
}

function deadHandlesAreDead(s: State): boolean {
  return HANDLE_KINDS.every((kind) => {
    const { live, dead } = s.pools[kind];
    return unique(dead) && dead.every((id) => !live.includes(id));
  });
}

/** Inode numbers are drawn upwards and given to one buffer each. */
function inodesAreUnique(s: State): boolean {
  const inodes = [...s.buffers.values()].map((buffer) => buffer.inode);
  return unique(inodes) && inodes.every((inode, at) => inode < s.inodes && inode > (inodes[at - 1] ?? -1));
}

function pagesStayInside(s: State): boolean {
  return every(s.buffers.values(), (buffer) => BigInt(buffer.pages.length) <= pagesOf(s, buffer));
}

function agrees(id: string, holds: Invariant["holds"]): Invariant {
  return { id, clause: null, holds };
}

function checks(id: string, clause: ClauseId, holds: Invariant["holds"]): Invariant {
  return { id, clause, holds };
}

/** A field of the census is what can be counted. */
function counted(id: string, field: CensusField, found: (s: State) => number): Invariant {
  return agrees(id, (s) => counts(s, s.census[field], found(s)));
}

/** The census field is a sum over all buffers ever exported. */
function countedByBuffer(id: string, field: CensusField, of: (buffer: BufferState) => number): Invariant {
  return counted(id, field, (s) => sum(s.buffers.values(), of));
}

/** All invariants. Where several are broken, the first is the one to look at. */
export const INVARIANTS: readonly Invariant[] = [
  countedByBuffer("references are owned, descriptors or user mappings", "references", referencesOf),
  agrees("descriptors of a file are its open ones", descriptorsAreCounted),
  checks("user mappings of a file keep it", "MMAP-16", vmasAreCounted),
  counted("user mappings are counted", "vmas", (s) => s.vmas.size),
  agrees("a buffer lives by its references", lifeFollowsReferences),
  countedByBuffer("files are open buffers", "files", (buffer) => (buffer.life === "open" ? 1 : 0)),
  countedByBuffer("buffers are those not released", "buffers", (buffer) => (buffer.life === "released" ? 0 : 1)),
  agrees("the list is of open buffers, newest first", listIsOfOpenBuffers),
  checks("listed buffers are counted", "STATS-12", (s) => counts(s, s.census.listed, s.listed.length)),
  agrees("attachments are on their buffer's list", attachmentsPointBack),
  checks("attachments are those nobody detached", "ATTACH-42", attachmentsAreCounted),
  agrees("mappings are on their attachment's list", mappingsPointBack),
  agrees("cached mappings have the cached table", cachesServeMappings),
  agrees("tables out are those of mappings and caches", (s) => sameMembers(s.tables, tablesOut(s))),
  agrees("no table has a serial not yet drawn", (s) => every(tablesOut(s), (table) => table <= s.lastTable)),
  counted("table copies are of mappings nobody unmapped", "tableCopies", copiesOut),
  countedByBuffer("vmaps are the counters together", "vmaps", (buffer) => buffer.vmapCounter),
  agrees("a kernel mapping is kept while it is counted", vmapIsKeptWhileCounted),
  checks("no name outlives its buffer", "NAME-09", namesDieWithBuffers),
  checks("a module's references are its buffers", "EXPORT-17", modulesOwnBuffers),
  counted("module references are the modules' together", "moduleReferences", (s) =>
    sum(s.modules.values(), (module) => module.references),
  ),
  agrees("descriptor numbers are open descriptors", numbersAreDescriptors),
  agrees("memory files' numbers are open descriptors", memfdNumbersAreOpen),
  counted("open descriptors are counted", "fds", (s) => openOf(s.fds.values()) + openOf(s.memfds.values())),
  countedByBuffer("watched events are counted", "polls", armedSlots),
  counted("open memory files are counted", "memfds", (s) => openOf(s.memfds.values())),
  checks("entries and walks hold their fences", "RESV-67", fencesAreHeld),
  checks("walks that are over hold nothing", "RESV-38", endedWalksHoldNothing),
  counted("fences are those nobody freed", "fences", livingFences),
  agrees("queued functions are on unsignalled fences", callbacksAreQueued),
  agrees("tables have room for what they hold", tablesHaveRoom),
  agrees("copies on their way are those of buffers", copiesAreOfBuffers),
  agrees("locked reservations are held", locksAreHeld),
  agrees("contexts count the locks held with them", contextsCountLocks),
  agrees("contexts wait by age, and back off from elders", queuesAreInOrder),
  agrees("pools name what lives", poolsNameTheLiving),
  agrees("dead handles are dead", deadHandlesAreDead),
  agrees("inode numbers are unique and rise", inodesAreUnique),
  agrees("pages stay inside the buffer", pagesStayInside),
];

/** The first invariant that does not hold, by id; null when all do. */
export function brokenInvariant(s: State): string | null {
  return INVARIANTS.find((invariant) => !invariant.holds(s))?.id ?? null;
}
