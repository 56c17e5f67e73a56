// SPDX-License-Identifier: MIT
/** References to a buffer's file: those the program owns in the kernel, descriptors, and user mappings. Keeps state, pools and census in step. */
import { armedSlots } from "./polls.ts";
import type { BufferState, FdState, State } from "./state.ts";

/** The file's reference count. O_PATH descriptors hold the directory entry only (REF-43). */
export function referencesOf(buffer: BufferState): number {
  return buffer.owned + buffer.descriptors + buffer.vmas + buffer.calls + armedSlots(buffer);
}

/** The program owns one more kernel reference; the first makes the buffer's handle usable again. */
export function own(s: State, buffer: BufferState): void {
  s.census.references++;
  if (buffer.owned++ > 0) return;
  const { dead } = s.pools.buffer;
  const at = dead.indexOf(buffer.id);
  if (at >= 0) dead.splice(at, 1);
  s.bind("buffer", buffer.id);
}

/** The program owns one kernel reference less; without any it can no longer name the buffer (REF-37). */
export function disown(s: State, buffer: BufferState): void {
  s.census.references--;
  if (--buffer.owned === 0) s.unbind("buffer", buffer.id);
}

/** What a new descriptor is like. */
export interface DescriptorKind {
  readonly process: number;
  readonly path: boolean;
  readonly closeOnExec: boolean;
}

/** Opens a descriptor under the lowest free number of the process. */
export function openDescriptor(s: State, id: number, buffer: BufferState, kind: DescriptorKind): FdState {
  const { process, path, closeOnExec } = kind;
  const number = lowestFreeNumber(s, process);
  const fd: FdState = { id, process, number, buffer, path, closeOnExec, open: true };
  tableOf(s, process)[number] = fd;
  s.fds.set(id, fd);
  s.census.fds++;
  if (path) buffer.paths++;
  else holdFile(s, buffer, 1);
  s.bind("fd", id);
  return fd;
}

/** Closes a descriptor; the release of the buffer is not part of it. */
export function closeDescriptor(s: State, fd: FdState): void {
  tableOf(s, fd.process)[fd.number] = undefined;
  fd.open = false;
  s.census.fds--;
  if (fd.path) fd.buffer.paths--;
  else holdFile(s, fd.buffer, -1);
  s.unbind("fd", fd.id);
}

/** The descriptor table of a process. */
export function tableOf(s: State, process: number): (FdState | undefined)[] {
  const table = s.fdTables[process];
  if (table === undefined) throw new Error(`no process ${process}`);
  return table;
}

function holdFile(s: State, buffer: BufferState, change: 1 | -1): void {
  buffer.descriptors += change;
  s.census.references += change;
}

/** The lowest free descriptor number of a process: memory files take numbers of process 0 as well. */
export function lowestFreeNumber(s: State, process: number): number {
  const table = tableOf(s, process);
  const taken = process === 0 ? s.memfdTable : NO_MEMFDS;
  let number = 0;
  while (table[number] !== undefined || taken[number] !== undefined) number++;
  return number;
}

const NO_MEMFDS: readonly undefined[] = [];
