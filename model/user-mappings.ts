// SPDX-License-Identifier: MIT
/** User mappings: what keeps them, what they may be used for, and how far they reach. Catalogue §14. */
import { readable, writable } from "./access-mode.ts";
import type { Call } from "./rule.ts";
import type { BufferState, Protection, State, VmaState } from "./state.ts";

/** A user mapping that exists. Looks its buffer up as well. */
export function knownVma(c: Pick<Call, "s" | "buffer" | "vma">, argument: number): boolean {
  c.vma = c.s.vmas.get(argument) ?? null;
  c.buffer = c.vma === null ? null : c.vma.buffer;
  return c.vma !== null;
}

/** The step's user mapping, which a lookup has set. */
export function vmaOf(c: Pick<Call, "vma">): VmaState {
  if (c.vma === null) throw new Error("the step has no user mapping");
  return c.vma;
}

/** Keeps a mapping: it holds a reference on the buffer's file (MMAP-16). */
export function addVma(s: State, vma: VmaState): void {
  s.vmas.set(vma.id, vma);
  s.bind("vma", vma.id);
  vma.buffer.vmas++;
  s.census.vmas++;
  s.census.references++;
}

/** The mapping is gone; the release of the buffer is not part of it. */
export function dropVma(s: State, vma: VmaState): void {
  s.vmas.delete(vma.id);
  s.unbind("vma", vma.id);
  vma.buffer.vmas--;
  s.census.vmas--;
  s.census.references--;
}

/** How many pages of a buffer can be mapped: whole ones only (MMAP-04). */
export function wholePages(s: State, buffer: BufferState): bigint {
  return buffer.size / BigInt(s.world.pageSizeBytes);
}

/** Bytes behind the last page boundary are nobody's promise to a fault handler. */
export function hasTail(s: State, buffer: BufferState): boolean {
  return buffer.size % BigInt(s.world.pageSizeBytes) !== 0n;
}

/** Whether the process may read through a mapping. */
export function mayRead(protection: Protection): boolean {
  return protection !== "none";
}

/** Whether the process may write through a mapping. */
export function mayWrite(protection: Protection): boolean {
  return protection === "read+write";
}

/** Whether the process may execute what is mapped. */
export function mayExecute(protection: Protection): boolean {
  return protection === "read+execute";
}

/** Whether the file's access mode forbids such a mapping of its descriptor (MMAP-28). */
export function modeForbids({ flags }: BufferState, protection: Protection, shared: boolean): boolean {
  return !readable(flags) || (shared && mayWrite(protection) && !writable(flags));
}
