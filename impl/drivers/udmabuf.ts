// SPDX-License-Identifier: MIT
import type { RunnableEra } from "../../spec/eras.ts";
import type { Device, Exporter, Kernel, KernelError, Page } from "../exporters/kit.ts";
import { isError } from "../exporters/kit.ts";
import { UdmabufBuffer, udmabufExporter } from "../exporters/udmabuf.ts";
import type { Core } from "../framework/core.ts";
import type { DmaBufStruct } from "../framework/dma-buf-struct.ts";
import type { FdTable } from "../framework/fd-table.ts";
import { dmaBufFd, dmaBufPut } from "../framework/reference.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { MemoryInode } from "./memory-inode.ts";
import { exportOwn } from "./own-export.ts";
import { PageReferences } from "./page-references.ts";
import { UDMABUF_TRAITS, type UdmabufTraits } from "./udmabuf-traits.ts";

/** `list_limit`, unless the module parameter says otherwise. */
const LIST_LIMIT = 1024;
/** `size_limit_mb`, in bytes. */
const SIZE_LIMIT_BYTES = 64n << 20n;
/** First page index no file reaches. */
const FILE_BYTES_END = 1n << 63n;

/** A stretch of a memory file (`struct udmabuf_create_item`). */
export interface UdmabufItem {
  /** Null: the descriptor is closed, or of a file of another kind. */
  readonly memory: MemoryInode | null;
  readonly offsetBytes: bigint;
  readonly sizeBytes: bigint;
}

/** What UDMABUF_CREATE or UDMABUF_CREATE_LIST asks for. */
export interface UdmabufRequest {
  readonly isList: boolean;
  /** Items the list claims to have. */
  readonly count: number;
  readonly items: readonly UdmabufItem[];
  readonly closeOnExec: boolean;
}

/** A descriptor and the buffer behind it. */
export interface MadeBuffer {
  readonly number: number;
  readonly dmabuf: DmaBufStruct;
}

/** `/dev/udmabuf`. */
export class Udmabuf {
  readonly kind = "udmabuf";
  readonly exporter: Exporter;
  readonly references: PageReferences;
  readonly #traits: UdmabufTraits;

  constructor(kernel: Kernel, device: Device, era: RunnableEra) {
    this.#traits = UDMABUF_TRAITS[era];
    this.references = new PageReferences(kernel);
    this.exporter = udmabufExporter(kernel, device, this.references, this.#traits);
  }

  /** Pages of memory files and buffers together. */
  get pagesHeld(): number {
    return this.references.pagesHeld;
  }

  /** UDMABUF_CREATE, and UDMABUF_CREATE_LIST, whose items are copied apart from their count. */
  *create(core: Core, table: FdTable, handle: number, request: UdmabufRequest): Sleeping<MadeBuffer | KernelError> {
    if (core.faults.fails("copy:from-user")) return error("EFAULT"); // UDMABUF-01
    if (request.count > LIST_LIMIT) return error("EINVAL"); // UDMABUF-02
    if (request.isList && request.count > 0 && core.faults.fails("copy:from-user")) return error("EFAULT");
    const pages = this.#pagesOf(core, request.items);
    if (isError(pages)) return pages;
    return yield* this.#publish(core, table, handle, pages, request.closeOnExec);
  }

  /** Order: UDMABUF-10, UDMABUF-34. */
  #pagesOf(core: Core, items: readonly UdmabufItem[]): Page[] | KernelError {
    const refusal = checkSizes(items, BigInt(core.pageSizeBytes));
    if (refusal !== undefined) return refusal;
    const pages: Page[] = [];
    for (const item of items) {
      const failure = this.#addItem(pages, item, BigInt(core.pageSizeBytes));
      if (failure === undefined) continue;
      for (const page of pages) this.references.put(page);
      return failure;
    }
    return pages;
  }

  #addItem(pages: Page[], item: UdmabufItem, pageSizeBytes: bigint): KernelError | undefined {
    const { memory } = item;
    if (memory === null) return error("EBADFD"); // UDMABUF-06
    if (!memory.seals.has("F_SEAL_SHRINK")) return error("EINVAL"); // UDMABUF-07, UDMABUF-08
    if (memory.seals.has("F_SEAL_WRITE")) return error("EINVAL"); // UDMABUF-09
    if (memory.seals.has("F_SEAL_FUTURE_WRITE")) return error("EINVAL"); // UDMABUF-09
    const first = item.offsetBytes / pageSizeBytes;
    const count = Number(item.sizeBytes / pageSizeBytes);
    if (this.#traits.testsWholeRange) return this.#pinRange(pages, memory, first, count);
    return this.#readPages(pages, memory, first, count, FILE_BYTES_END / pageSizeBytes);
  }

  /** `memfd_pin_folios`: the whole range, or nothing (UDMABUF-11, UDMABUF-27). */
  #pinRange(pages: Page[], memory: MemoryInode, first: bigint, count: number): KernelError | undefined {
    if (count === 0) return error("EINVAL"); // UDMABUF-27
    if (!memory.holds(first, count)) return error("EINVAL"); // UDMABUF-11
    const found = memory.populate(first, count);
    if (isError(found)) return found;
    this.#hold(pages, found);
    return undefined;
  }

  /** Page by page: a page that holds the end of the file is good, and what came before a bad one stays in the file. */
  #readPages(
    pages: Page[],
    memory: MemoryInode,
    first: bigint,
    count: number,
    endIndex: bigint,
  ): KernelError | undefined {
    for (let index = first; index < first + BigInt(count); index += 1n) {
      if (index >= endIndex) return error("EFBIG"); // UDMABUF-11
      if (!memory.begins(index)) return error("EINVAL"); // UDMABUF-11
      const found = memory.populate(index, 1);
      if (isError(found)) return found;
      this.#hold(pages, found);
    }
    return undefined;
  }

  #hold(pages: Page[], found: readonly Page[]): void {
    for (const page of found) {
      this.references.get(page); // UDMABUF-24
      pages.push(page);
    }
  }

  *#publish(
    core: Core,
    table: FdTable,
    handle: number,
    pages: readonly Page[],
    closeOnExec: boolean,
  ): Sleeping<MadeBuffer | KernelError> {
    const sizeBytes = BigInt(pages.length * core.pageSizeBytes); // UDMABUF-12
    const dmabuf = yield* exportOwn(core, handle, this.exporter, new UdmabufBuffer(pages), sizeBytes, "O_RDWR");
    if (isError(dmabuf)) return dmabuf;
    const number = dmaBufFd(core, table, dmabuf, closeOnExec); // UDMABUF-12
    if (typeof number === "number") return { number, dmabuf };
    dmaBufPut(core, dmabuf); // UDMABUF-14
    return number;
  }
}

/** Offsets, sizes and their running total, before anything else is looked at (UDMABUF-34). */
function checkSizes(items: readonly UdmabufItem[], pageSizeBytes: bigint): KernelError | undefined {
  let totalBytes = 0n;
  for (const item of items) {
    if (item.offsetBytes % pageSizeBytes !== 0n) return error("EINVAL"); // UDMABUF-03
    if (item.sizeBytes % pageSizeBytes !== 0n) return error("EINVAL"); // UDMABUF-03
    totalBytes += item.sizeBytes;
    if (totalBytes > SIZE_LIMIT_BYTES) return error("EINVAL"); // UDMABUF-04
  }
  return totalBytes === 0n ? error("EINVAL") : undefined; // UDMABUF-05
}
