// SPDX-License-Identifier: MIT
/** Memory files and their descriptors, as far as udmabuf makes buffers of them. Keeps state, pools and census in step. */
import { newPage, type PageState } from "./pages.ts";
import { lowestFreeNumber } from "./references.ts";
import type { Call } from "./rule.ts";
import type { MemfdState, MemoryFileState, State } from "./state.ts";

type MemfdCall = Pick<Call, "s" | "memfd">;

/** An empty file; one that may not be sealed has the seal that forbids further seals (UDMABUF-07). */
export function newMemoryFile(size: bigint, sealable: boolean): MemoryFileState {
  return { size, seals: new Set(sealable ? [] : ["F_SEAL_SEAL"]), pages: [], buffers: [] };
}

/** The storage behind a page of a memory file. A hole reads as zero. */
export function filePage(file: MemoryFileState, index: number): PageState {
  let page = file.pages[index];
  if (page === undefined) {
    page = newPage();
    file.pages[index] = page;
  }
  return page;
}

/** A new size. What was cut off is gone: growing again shows zeroes. */
export function resizeFile(s: State, file: MemoryFileState, size: bigint): void {
  const pages = Number((size + BigInt(s.world.pageSizeBytes) - 1n) / BigInt(s.world.pageSizeBytes));
  if (pages < file.pages.length) file.pages.length = pages;
  file.size = size;
}

/** Whether a buffer that lives has pages of the file. */
export function heldByBuffer(file: MemoryFileState): boolean {
  return file.buffers.some((buffer) => buffer.life !== "released");
}

/** Opens a descriptor of a memory file under the lowest free number. */
export function openMemfd(s: State, id: number, file: MemoryFileState, readOnly: boolean): MemfdState {
  const memfd: MemfdState = { id, number: lowestFreeNumber(s, 0), file, readOnly, open: true };
  s.memfdTable[memfd.number] = memfd;
  s.memfds.set(id, memfd);
  s.census.fds++;
  s.census.memfds++;
  s.bind("memfd", id);
  return memfd;
}

/** Closes a descriptor of a memory file. Buffers keep the pages they have (UDMABUF-24). */
export function closeMemfd(s: State, memfd: MemfdState): void {
  s.memfdTable[memfd.number] = undefined;
  memfd.open = false;
  s.census.fds--;
  s.census.memfds--;
  s.unbind("memfd", memfd.id);
}

/** Whether the step names an open descriptor of a memory file. Looks it up. */
export function openMemfdOf(c: MemfdCall, argument: number): boolean {
  if (c.s.world.exporter.kind !== "udmabuf") return false;
  c.memfd = c.s.memfds.get(argument) ?? null;
  return c.memfd?.open === true;
}

/** The step's descriptor of a memory file, which a lookup has set. */
export function memfdOf(c: Pick<Call, "memfd">): MemfdState {
  if (c.memfd === null) throw new Error("the step has no memory file");
  return c.memfd;
}

/** How many of these descriptors are open. */
export function openOf(items: Iterable<{ readonly open: boolean }>): number {
  let count = 0;
  for (const { open } of items) if (open) count++;
  return count;
}

/** Whether memory files share the numbers of process 0 with buffers, and no number means two things. */
export function memfdNumbersAreOpen(s: State): boolean {
  const numbered = s.memfdTable.filter((memfd) => memfd !== undefined);
  const right = numbered.every((memfd) => memfd.open && s.memfdTable[memfd.number] === memfd);
  const free = s.memfdTable.every((memfd, number) => memfd === undefined || s.fdTables[0]?.[number] === undefined);
  return right && free && numbered.length === openOf(s.memfds.values());
}
