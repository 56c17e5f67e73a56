// SPDX-License-Identifier: MIT
import type { SystemHeapTraits } from "../drivers/system-heap-traits.ts";
import type {
  Attachment,
  Device,
  Direction,
  DmaBuf,
  DmaBufOps,
  Exporter,
  Kernel,
  KernelError,
  Page,
  SgTable,
  Vma,
} from "./kit.ts";
import { pageCount } from "./page-count.ts";

/** Physical pieces larger than a page, in pages, largest first (HEAP-22). */
const LARGE_PIECES = [256, 16] as const;

/** `struct dma_heap_attachment`. */
interface HeapAttachment {
  readonly device: Device;
  readonly table: SgTable;
  mapped: boolean;
}

/** `struct system_heap_buffer`. */
interface HeapBuffer {
  readonly pages: readonly Page[];
  /** How many pages each physical piece has, in order. */
  readonly pieces: readonly number[];
  /** The buffer's own table, which every attachment copies. */
  readonly table: SgTable;
  readonly attachments: Set<HeapAttachment>;
  vmapCount: number;
  vmapAddress: bigint;
}

/** The system heap. */
export function systemHeapExporter(kernel: Kernel, traits: SystemHeapTraits): Exporter {
  return {
    name: "system",
    create: (sizeBytes) => newBuffer(kernel, pageCount(kernel, sizeBytes)),

    abandon(priv) {
      freeBuffer(kernel, priv as HeapBuffer);
    },

    ops: {
      ...attachOps(kernel),
      ...tableOps(kernel),
      ...bracketOps(kernel),
      ...vmapOps(kernel),

      mmap(dmabuf, vma) {
        const buffer = bufferOf(dmabuf);
        if (!vma.shared && !fitsPrivately(buffer, vma, traits)) return { errno: "EINVAL" }; // HEAP-27
        const first = Number(vma.offsetPages);
        return kernel.insertPages(vma, buffer.pages.slice(first, first + vma.pages)); // HEAP-28
      },

      release(dmabuf) {
        freeBuffer(kernel, bufferOf(dmabuf));
      },
    },
  };
}

function attachOps(kernel: Kernel): Required<Pick<DmaBufOps, "attach" | "detach">> {
  return {
    attach(dmabuf, attachment) {
      const buffer = bufferOf(dmabuf);
      const table = copyOf(kernel, buffer.table);
      if ("errno" in table) return { errno: "ENOMEM" }; // HEAP-17
      const own: HeapAttachment = { device: attachment.device, table, mapped: false };
      attachment.priv = own;
      buffer.attachments.add(own);
      return undefined;
    },

    detach(dmabuf, attachment) {
      const own = ownOf(attachment);
      bufferOf(dmabuf).attachments.delete(own);
      kernel.sgFreeTable(own.table);
    },
  };
}

/** One table per attachment, mapped anew by every map (HEAP-18). */
function tableOps(kernel: Kernel): Pick<DmaBufOps, "map_dma_buf" | "unmap_dma_buf"> {
  return {
    map_dma_buf(attachment, direction) {
      const own = ownOf(attachment);
      const failure = kernel.dmaMapSgtable(attachment.device, own.table, direction);
      if (failure !== undefined) return failure;
      own.mapped = true;
      return own.table;
    },

    unmap_dma_buf(attachment, table, direction) {
      ownOf(attachment).mapped = false;
      kernel.dmaUnmapSgtable(attachment.device, table, direction);
    },
  };
}

/** Every mapped attachment is synced with the direction of the call (HEAP-19). */
function bracketOps(kernel: Kernel): Required<Pick<DmaBufOps, "begin_cpu_access" | "end_cpu_access">> {
  return {
    begin_cpu_access(dmabuf, direction) {
      syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForCpu);
    },

    end_cpu_access(dmabuf, direction) {
      syncMapped(dmabuf, direction, kernel.dmaSyncSgtableForDevice);
    },
  };
}

function syncMapped(dmabuf: DmaBuf, direction: Direction, sync: Kernel["dmaSyncSgtableForCpu"]): void {
  for (const { device, table, mapped } of bufferOf(dmabuf).attachments) {
    if (mapped) sync(device, table, direction);
  }
}

/** The heap counts vmaps once more than the framework does (HEAP-21). */
function vmapOps(kernel: Kernel): Required<Pick<DmaBufOps, "vmap" | "vunmap">> {
  return {
    vmap(dmabuf, map) {
      const buffer = bufferOf(dmabuf);
      if (buffer.vmapCount === 0) {
        const address = kernel.vmapPages(buffer.pages);
        if (typeof address !== "bigint") return { errno: "ENOMEM" };
        buffer.vmapAddress = address;
      }
      buffer.vmapCount += 1;
      map.memory = "system";
      map.address = buffer.vmapAddress;
      return undefined;
    },

    vunmap(dmabuf, map) {
      const buffer = bufferOf(dmabuf);
      buffer.vmapCount -= 1;
      if (buffer.vmapCount === 0) kernel.vunmapPages(buffer.vmapAddress);
      map.memory = "system";
      map.address = 0n;
    },
  };
}

function newBuffer(kernel: Kernel, count: number): HeapBuffer | KernelError {
  const pieces = piecesOf(count);
  const pages = allocatePieces(kernel, pieces);
  if ("errno" in pages) return pages; // HEAP-22
  const table = tableOfPieces(kernel, pages, pieces);
  if (!("errno" in table)) return { pages, pieces, table, attachments: new Set(), vmapCount: 0, vmapAddress: 0n };
  kernel.freePages(pages);
  return { errno: "ENOMEM" };
}

function freeBuffer(kernel: Kernel, buffer: HeapBuffer): void {
  kernel.freePages(buffer.pages);
  kernel.sgFreeTable(buffer.table);
}

/** Lengths in pages, none larger than the one before it (HEAP-22). */
function piecesOf(count: number): number[] {
  const pieces: number[] = [];
  let left = count;
  for (const size of LARGE_PIECES) {
    for (; left >= size; left -= size) pieces.push(size);
  }
  for (; left > 0; left -= 1) pieces.push(1);
  return pieces;
}

/** Cleared pages, piece after piece (HEAP-15). Single pages come in one request: they need not be neighbours. */
function allocatePieces(kernel: Kernel, pieces: readonly number[]): Page[] | KernelError {
  const large = pieces.filter((size) => size > 1);
  const requests = large.map((count) => ({ count, inOnePiece: true }));
  if (large.length < pieces.length) requests.push({ count: pieces.length - large.length, inOnePiece: false });
  const pages: Page[] = [];
  for (const { count, inOnePiece } of requests) {
    const piece = kernel.allocPages(count, { zeroed: true, contiguous: inOnePiece, aligned: inOnePiece });
    if ("errno" in piece) {
      kernel.freePages(pages);
      return piece;
    }
    pages.push(...piece);
  }
  return pages;
}

/** One entry per piece. */
function tableOfPieces(kernel: Kernel, pages: readonly Page[], pieces: readonly number[]): SgTable | KernelError {
  const table = kernel.sgAllocTable(pieces.length);
  if ("errno" in table) return table;
  let first = 0;
  for (const [index, entry] of table.entries.entries()) {
    const size = pieces[index] ?? 0;
    entry.page = pages[first] ?? null;
    entry.lengthBytes = size * kernel.pageSizeBytes;
    first += size;
  }
  return table;
}

function copyOf(kernel: Kernel, table: SgTable): SgTable | KernelError {
  const copy = kernel.sgAllocTable(table.originalEntries);
  if ("errno" in copy) return copy;
  copy.entries.forEach((entry, index) => {
    entry.page = table.entries[index]?.page ?? null;
    entry.lengthBytes = table.entries[index]?.lengthBytes ?? 0;
  });
  return copy;
}

/** A private mapping must be filled in one go: by a page up to 6.12, by a piece in 7.2 (HEAP-27). */
function fitsPrivately(buffer: HeapBuffer, vma: Vma, traits: SystemHeapTraits): boolean {
  if (!traits.mapsPieces) return vma.pages === 1;
  let left = Number(vma.offsetPages);
  for (const size of buffer.pieces) {
    if (left < size) return left + vma.pages <= size;
    left -= size;
  }
  return false;
}

function ownOf(attachment: Attachment): HeapAttachment {
  return attachment.priv as HeapAttachment;
}

function bufferOf(dmabuf: DmaBuf): HeapBuffer {
  return dmabuf.priv as HeapBuffer;
}
