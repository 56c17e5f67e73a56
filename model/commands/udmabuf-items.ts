// SPDX-License-Identifier: MIT
/** The items of a udmabuf request: what each names, and what is wrong with it. */
import { filePage } from "../memory-files.ts";
import type { Call } from "../rule.ts";
import type { BufferState, MemfdState, MemoryFileState } from "../state.ts";

export type CreateCall = Call<"udmabuf-create">;

/** One stretch of a memory file. */
export interface Item {
  readonly memfd: number | string;
  /** Bytes. */
  readonly offset: bigint;
  readonly size: bigint;
}

/** `size_limit_mb`, unless changed (UDMABUF-04). */
const SIZE_BYTES_MAX = 0x400_0000n;
const SIGN_BIT = 1n << 63n;

/** The item at this place, null where the request has none. */
export function itemAt({ args }: CreateCall, at: number): Item | null {
  if (args.count === "0") return null;
  if (at === 0) return { memfd: args.memfd, offset: args.offset, size: args.size };
  if (args.second === null) return null;
  return { memfd: args.second, offset: args.secondOffset, size: args.secondSize };
}

/** The items there are. */
export function itemsOf(c: CreateCall): Item[] {
  return [itemAt(c, 0), itemAt(c, 1)].filter((item) => item !== null);
}

/** Bytes of the items up to this one. */
export function totalUpTo(c: CreateCall, at: number): bigint {
  let total = 0n;
  for (let i = 0; i <= at; i++) total += itemAt(c, i)?.size ?? 0n;
  return total;
}

/** Offset or size is off the page grid (UDMABUF-03). */
export function misaligned(c: CreateCall, item: Item): boolean {
  const page = BigInt(c.s.world.pageSizeBytes);
  return item.offset % page !== 0n || item.size % page !== 0n;
}

/** With this item there is more than a buffer may have (UDMABUF-04). */
export function overLimit(c: CreateCall, at: number): boolean {
  return totalUpTo(c, at) > SIZE_BYTES_MAX;
}

/** What the descriptor number means now; null: it is closed, or another kind of file has it (UDMABUF-06). */
export function memfdNow(c: CreateCall, item: Item): MemfdState | null {
  if (typeof item.memfd !== "number") return null;
  const handle = c.s.memfds.get(item.memfd);
  return handle === undefined ? null : (c.s.memfdTable[handle.number] ?? null);
}

/** The memory file behind the descriptor number. */
export function fileOf(c: CreateCall, item: Item): MemoryFileState | null {
  return memfdNow(c, item)?.file ?? null;
}

/** Whether a buffer can be made of this item in any era. */
export function isGood(c: CreateCall, item: Item): boolean {
  const file = fileOf(c, item);
  return file !== null && !sealsForbid(file) && item.size > 0n && !beyondFile(c, item);
}

/** What the seals forbid: the clause's own test (UDMABUF-07 to UDMABUF-09). */
export const SEALS_FORBID = {
  "UDMABUF-07": ({ seals }: MemoryFileState) => seals.has("F_SEAL_SEAL") && seals.size === 1,
  "UDMABUF-08": ({ seals }: MemoryFileState) => !seals.has("F_SEAL_SHRINK"),
  "UDMABUF-09": ({ seals }: MemoryFileState) => seals.has("F_SEAL_WRITE") || seals.has("F_SEAL_FUTURE_WRITE"),
} as const;

/** Whether the seals of a file forbid to make a buffer of it. */
export function sealsForbid(file: MemoryFileState): boolean {
  return SEALS_FORBID["UDMABUF-08"](file) || SEALS_FORBID["UDMABUF-09"](file);
}

/** The last byte of the item lies beyond its file (from 6.12 on, UDMABUF-11). */
export function beyondFile(c: CreateCall, item: Item): boolean {
  const file = fileOf(c, item);
  return file === null || item.offset + item.size > file.size;
}

/** A page of the item begins past the end of its file (6.1, UDMABUF-11). */
export function beginsBeyondFile(c: CreateCall, item: Item): boolean {
  const file = fileOf(c, item);
  const page = BigInt(c.s.world.pageSizeBytes);
  return file === null || (item.size > 0n && item.offset + item.size - page >= file.size);
}

/** A page of the item begins where no file reaches (6.1, UDMABUF-11); pages before it, if any, are past the end. */
export function beginsBeyondReach(item: Item): boolean {
  return item.size > 0n && item.offset >= SIGN_BIT;
}

/** The pages of all items, in list order (UDMABUF-12, UDMABUF-26). */
export function pagesOfItems(c: CreateCall): BufferState["pages"] {
  const pageBytes = BigInt(c.s.world.pageSizeBytes);
  const pages: BufferState["pages"] = [];
  for (const item of itemsOf(c)) {
    const file = fileOf(c, item);
    if (file === null) throw new Error("an item without a memory file");
    const first = Number(item.offset / pageBytes);
    for (let i = 0; i < Number(item.size / pageBytes); i++) pages.push(filePage(file, first + i));
  }
  return pages;
}
