// SPDX-License-Identifier: MIT
/** The steps a well-behaved program ends with: what it still holds is given back in the order the contracts demand. */
import { hasOrphan } from "../../model/polls.ts";
import type { BufferState, State } from "../../model/state.ts";
import type { CommandName } from "../../spec/commands/index.ts";
import type { AnyStep } from "../../spec/program.ts";
import { endCopy, leaveFences, putFence } from "./fence-teardown.ts";

export type Loose = { do: CommandName; args: Readonly<Record<string, unknown>>; task?: number };

/** Task 0 runs what names no task. */
const by = (task: number): { task?: number } => (task === 0 ? {} : { task });

/** The next step of the teardown, or null when the program holds nothing any more. */
export function teardownStep(s: State, id: number): AnyStep | null {
  if (s.stuck) return null;
  const next =
    leaveFences(s) ??
    own(s) ??
    unpin(s) ??
    unlock(s) ??
    endContext(s) ??
    endCopy(s) ??
    lockToUnpin(s) ??
    unmap(s) ??
    detach(s) ??
    vunmap(s) ??
    munmap(s) ??
    putFence(s) ??
    put(s) ??
    close(s) ??
    closeMemfd(s);
  return next === null ? null : ({ id, ...by(firstAwake(s)), ...next } as unknown as AnyStep);
}

function firstAwake(s: State): number {
  return s.lockedBy.findIndex((_, task) => s.wakes(task));
}

/** A reference to a buffer that only descriptors keep alive, while something in the kernel still has to be undone. */
function own(s: State): Loose | null {
  for (const id of s.pools.fd.live) {
    const fd = s.fds.get(id);
    if (fd !== undefined && !fd.path && fd.buffer.owned === 0 && isBusy(s, fd.buffer))
      return { do: "get", args: { fd: id } };
  }
  return null;
}

/** A lock whose holder sleeps cannot be given back, whoever names the buffer. */
function isBusy(s: State, { vmapCounter, attachments, reservation: { owner } }: BufferState): boolean {
  return vmapCounter > 0 || attachments.length > 0 || (owner !== null && s.wakes(owner));
}

function unlock(s: State): Loose | null {
  const task = s.lockedBy.findIndex((buffers, id) => buffers.length > 0 && s.wakes(id));
  const buffer = s.lockedBy[task]?.at(-1);
  if (buffer === undefined) return null;
  // A shared reservation may have been locked through a buffer the program has given up since.
  const named = s.pools.buffer.live.find((id) => s.buffers.get(id)?.reservation === buffer.reservation);
  return named === undefined ? null : { do: "resv-unlock", args: { buffer: named }, ...by(task) };
}

/** What an importer pinned and nobody gave back, of a buffer that has a name. */
function pinned(s: State): BufferState[] {
  const found = s.pools.attachment.live.flatMap((id) => {
    const attachment = s.attachments.get(id);
    return attachment !== undefined && attachment.pins > 0 ? [attachment.buffer] : [];
  });
  return found.filter(({ owned }) => owned > 0);
}

function unpin(s: State): Loose | null {
  for (const buffer of pinned(s)) {
    const { owner } = buffer.reservation;
    const attachment = buffer.attachments.find(({ pins }) => pins > 0);
    if (owner === null || !s.wakes(owner) || attachment === undefined) continue;
    return { do: "unpin", args: { attachment: attachment.id }, ...by(owner) };
  }
  return null;
}

function lockToUnpin(s: State): Loose | null {
  const free = pinned(s).find(({ reservation }) => reservation.owner === null && !hasOrphan(s, reservation));
  return free === undefined ? null : { do: "resv-lock", args: { buffer: free.id } };
}

/** Before anything that locks again: a context in use counts as a held lock (WW-31). */
function endContext(s: State): Loose | null {
  for (const id of s.pools.context.live) {
    const context = s.contexts.get(id);
    if (context?.acquired === 0 && s.wakes(context.task))
      return { do: "ctx-fini", args: { context: id }, ...by(context.task) };
  }
  return null;
}

/** Attachments of a buffer that only an O_PATH descriptor keeps can no longer be detached: nobody can name the buffer. */
function unmap(s: State): Loose | null {
  const id = s.pools.mapping.live.findLast((m) => (s.mappings.get(m)?.attachment.buffer.owned ?? 0) > 0);
  const mapping = id === undefined ? undefined : s.mappings.get(id);
  if (mapping === undefined) return null;
  const args = { attachment: mapping.attachment.id, mapping: mapping.id, direction: mapping.direction };
  return { do: "unmap-unlocked", args };
}

function detach(s: State): Loose | null {
  const id = s.pools.attachment.live.findLast((a) => (s.attachments.get(a)?.buffer.owned ?? 0) > 0);
  const attachment = id === undefined ? undefined : s.attachments.get(id);
  if (attachment === undefined) return null;
  return { do: "detach", args: { buffer: attachment.buffer.id, attachment: attachment.id } };
}

function vunmap(s: State): Loose | null {
  if (s.census.vmaps === 0) return null;
  const name = s.switches.vmapUnlocked ? "vunmap-unlocked" : "vunmap";
  const id = s.pools.buffer.live.find((buffer) => (s.buffers.get(buffer)?.vmapCounter ?? 0) > 0);
  return id === undefined ? null : { do: name, args: { buffer: id, map: "own" } };
}

/** While somebody can still name the buffer; one that only the mapping keeps is released here. */
function munmap(s: State): Loose | null {
  const id = s.pools.vma.live.at(-1);
  return id === undefined ? null : { do: "munmap", args: { vma: id } };
}

function put(s: State): Loose | null {
  const id = s.pools.buffer.live.at(-1);
  return id === undefined ? null : { do: "put", args: { buffer: id } };
}

function close(s: State): Loose | null {
  const id = s.pools.fd.live.at(-1);
  return id === undefined ? null : { do: "close", args: { fd: id } };
}

function closeMemfd(s: State): Loose | null {
  const id = s.pools.memfd.live.at(-1);
  return id === undefined ? null : { do: "memfd-close", args: { memfd: id } };
}
