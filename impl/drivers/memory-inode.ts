// SPDX-License-Identifier: MIT
import type { KernelError, Page } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { PageReferences } from "./page-references.ts";

/** A promise about a memory file that is never taken back. */
export type Seal = "F_SEAL_SEAL" | "F_SEAL_SHRINK" | "F_SEAL_GROW" | "F_SEAL_WRITE" | "F_SEAL_FUTURE_WRITE";

/** Largest file size and page index (`MAX_LFS_FILESIZE`). */
const FILE_BYTES_MAX = 0x7fff_ffff_ffff_ffffn;

/** What a memory file is behind its descriptors: a size, seals, and pages, which exist once they are needed. */
export class MemoryInode {
  readonly seals: Set<Seal>;
  readonly #references: PageReferences;
  readonly #pageSizeBytes: bigint;
  readonly #pages = new Map<bigint, Page>();
  #sizeBytes = 0n;

  /** A file that may not be sealed carries the seal that forbids further ones (UDMABUF-07). */
  constructor(references: PageReferences, pageSizeBytes: number, sealing: boolean) {
    this.#references = references;
    this.#pageSizeBytes = BigInt(pageSizeBytes);
    this.seals = new Set(sealing ? [] : ["F_SEAL_SEAL"]);
  }

  get sizeBytes(): bigint {
    return this.#sizeBytes;
  }

  /** `ftruncate`; `sizeBytes` is signed there. */
  resize(sizeBytes: bigint): KernelError | undefined {
    if (sizeBytes > FILE_BYTES_MAX) return error("EINVAL");
    if (sizeBytes < this.#sizeBytes && this.seals.has("F_SEAL_SHRINK")) return error("EPERM"); // UDMABUF-24
    if (sizeBytes > this.#sizeBytes && this.seals.has("F_SEAL_GROW")) return error("EPERM");
    this.#sizeBytes = sizeBytes;
    for (const [index, page] of this.#pages) if (index * this.#pageSizeBytes >= sizeBytes) this.#drop(index, page);
    return undefined;
  }

  /** `F_ADD_SEALS` through a descriptor that may write. */
  addSeals(seals: readonly Seal[]): KernelError | undefined {
    if (this.seals.has("F_SEAL_SEAL")) return error("EPERM");
    if (seals.includes("F_SEAL_WRITE") && this.#isShared()) return error("EBUSY"); // UDMABUF-29
    for (const seal of seals) this.seals.add(seal);
    return undefined;
  }

  /** Whether the first byte of a page lies inside the file. */
  begins(index: bigint): boolean {
    return index * this.#pageSizeBytes < this.#sizeBytes;
  }

  /** Whether the last byte of the last of these pages lies inside the file. */
  holds(first: bigint, count: number): boolean {
    return (first + BigInt(count)) * this.#pageSizeBytes <= this.#sizeBytes;
  }

  /** The page if there is one; a hole has none. */
  page(index: bigint): Page | null {
    return this.#pages.get(index) ?? null;
  }

  /** Room for a byte at the start of this page. */
  pageToWrite(index: bigint): Page | KernelError {
    if (this.seals.has("F_SEAL_WRITE") || this.seals.has("F_SEAL_FUTURE_WRITE")) return error("EPERM");
    const endBytes = index * this.#pageSizeBytes + 1n;
    if (endBytes > this.#sizeBytes && this.seals.has("F_SEAL_GROW")) return error("EPERM");
    const page = this.populate(index, 1);
    if ("errno" in page) return page;
    if (endBytes > this.#sizeBytes) this.#sizeBytes = endBytes;
    return page[0] as Page;
  }

  /** Fills the holes among these pages and returns all of them. */
  populate(first: bigint, count: number): Page[] | KernelError {
    const indexes = Array.from({ length: count }, (_, i) => first + BigInt(i));
    const holes = indexes.filter((index) => !this.#pages.has(index));
    const fresh = holes.length === 0 ? [] : this.#references.allocate(holes.length);
    if ("errno" in fresh) return fresh;
    holes.forEach((index, i) => {
      this.#pages.set(index, fresh[i] as Page);
    });
    return indexes.map((index) => this.#pages.get(index) as Page);
  }

  /** The last descriptor is closed. */
  evict(): void {
    for (const [index, page] of this.#pages) this.#drop(index, page);
  }

  #drop(index: bigint, page: Page): void {
    this.#pages.delete(index);
    this.#references.put(page);
  }

  /** Whether somebody else holds one of the pages. */
  #isShared(): boolean {
    for (const page of this.#pages.values()) if (this.#references.holdersOf(page) > 1) return true;
    return false;
  }
}
