// SPDX-License-Identifier: MIT
/**
 * The exporter kit: everything an exporter under test implements and is given. One file, on purpose: an author needs no
 * other. The names of ops and their contracts are those of `struct dma_buf_ops` (include/linux/dma-buf.h).
 *
 * A module under test has one default export, an {@link ExporterFactory}:
 *
 * ```ts
 * import type { ExporterFactory } from "dmabuf-conformance/exporter";
 *
 * const factory: ExporterFactory = (kernel) => ({
 *   name: "my-exporter",
 *   create: (sizeBytes) => ({ pages: … }),
 *   abandon: (priv) => { … },
 *   ops: { map_dma_buf(attachment, direction) { … }, unmap_dma_buf(…) { … }, release(dmabuf) { … } },
 * });
 * export default factory;
 * ```
 *
 * The import is a type import and vanishes, so a module runs from any folder. Kernel errors are values, never thrown:
 * an op that fails returns `{ errno: "ENOMEM" }`. An op that throws, or does not return, is a finding.
 */
import type { Errno } from "../../spec/errno.ts";
import type { Direction } from "../../spec/op.ts";

export type { Direction, Errno };

/** A kernel error as a value: what C code returns as `-ENOMEM` or `ERR_PTR(-ENOMEM)`. */
export interface KernelError {
  readonly errno: Errno;
}

/** Tells an error from any other answer. */
export function isError(answer: unknown): answer is KernelError {
  return typeof answer === "object" && answer !== null && "errno" in answer;
}

/**
 * What an op may return: its answer, an error, or, where the op must wait, a generator that yields what it waits for
 * and returns the answer.
 */
export type Answer<T> = T | KernelError | Generator<unknown, T | KernelError, unknown>;

/** Something of the kernel that may have to wait: to be called with `yield*`, inside a generator. */
export type Sleeps<T> = Generator<unknown, T, unknown>;

/** A fence of the exporter (`struct dma_fence`). Opaque but for its state. */
export interface Fence {
  readonly signaled: boolean;
}

/** `enum dma_resv_usage`. What is asked about one usage is asked about those before it in this list, too. */
export type Usage =
  | "DMA_RESV_USAGE_KERNEL"
  | "DMA_RESV_USAGE_WRITE"
  | "DMA_RESV_USAGE_READ"
  | "DMA_RESV_USAGE_BOOKKEEP";

/** One page of memory. Opaque but for its address; using it after it was freed is reported. */
export interface Page {
  /** Physical address, a multiple of the page size. */
  readonly physicalAddress: bigint;
}

/** One entry of a scatter-gather table (`struct scatterlist`). The CPU side is set by the exporter, the DMA side by `dmaMapSgtable`. */
export interface ScatterEntry {
  /** First page of the segment; null in a table without CPU pages. */
  page: Page | null;
  offsetBytes: number;
  lengthBytes: number;
  /** Address for the device it was mapped for; a multiple of the page size (SG-01). */
  dmaAddress: bigint;
  /** Zero until mapped; a multiple of the page size (SG-01). */
  dmaLengthBytes: number;
}

/** `struct sg_table`. */
export interface SgTable {
  readonly entries: ScatterEntry[];
  /** `nents`: how many leading entries carry DMA addresses, zero until mapped; the DMA layer may merge neighbours. */
  mappedEntries: number;
  /** `orig_nents`: how many entries describe CPU memory. */
  readonly originalEntries: number;
}

/** The device an importer attaches with, and its DMA limits. */
export interface Device {
  readonly name: string;
  /** Highest address it can reach, 2^n − 1. */
  readonly dmaMask: bigint;
  readonly maxSegmentBytes: number;
  /** No segment crosses a multiple of this. */
  readonly segmentBoundaryBytes: number;
}

/** Attributes of a DMA mapping. */
export interface DmaOptions {
  /** `DMA_ATTR_SKIP_CPU_SYNC`: leaves the CPU's cache alone; somebody else looks after it (HW-11). */
  readonly skipCpuSync?: boolean;
}

/** `struct iosys_map`: a kernel address that is plain memory or I/O memory. A null map has address 0. */
export interface IosysMap {
  memory: "system" | "iomem";
  address: bigint;
}

/** `struct dma_buf` as an exporter sees it. */
export interface DmaBuf {
  readonly size: bigint;
  /** What `create` returned. */
  readonly priv: unknown;
}

/** `struct dma_buf_attachment`: one device attached to one buffer. */
export interface Attachment {
  readonly dmabuf: DmaBuf;
  readonly device: Device;
  /** The exporter's own; the framework neither reads nor clears it (ATTACH-20). */
  priv: unknown;
  /** May be cleared in `attach` (ATTACH-27). */
  peer2peer: boolean;
  /** The importer gave importer ops. */
  readonly dynamic: boolean;
}

/** A user mapping of the buffer (`struct vm_area_struct`) as the exporter's `mmap` sees it. */
export interface Vma {
  /** Its length. */
  readonly pages: number;
  /** Where it begins in the buffer (`vm_pgoff`); the framework has checked that it ends inside (MMAP-17). */
  readonly offsetPages: bigint;
  readonly shared: boolean;
  readonly writable: boolean;
  /** `VM_DONTEXPAND`: the process cannot make it longer. */
  dontExpand: boolean;
  /**
   * The page fault handler: the page at this index of the buffer, or null for SIGBUS. It is asked for whatever the
   * process touches, beyond the buffer too if the mapping grew (MMAP-24). Without one only inserted pages can be reached.
   */
  fault?: (pageIndex: bigint) => Page | null;
}

/** The exporter's callbacks. Locks named are those the framework holds from 6.2 on. */
export interface DmaBufOps {
  /** Optional. No lock held. Refuse with an errno when the device cannot reach the storage (ATTACH-16, ATTACH-17). */
  attach?(dmabuf: DmaBuf, attachment: Attachment): Answer<void>;
  /** Optional. No lock held. Undo what `attach` did; nothing of this attachment may be left. */
  detach?(dmabuf: DmaBuf, attachment: Attachment): Answer<void>;
  /**
   * Optional, but only together with `unpin`. Reservation held. Counts: from the first pin to the last unpin the storage
   * stays where it is (PIN-05, PIN-06). Returns when it can be used there: a move under way is waited for (PIN-07).
   */
  pin?(attachment: Attachment): Answer<void>;
  /** Reservation held. Moves nothing; the storage may move later (PIN-14). */
  unpin?(attachment: Attachment): Answer<void>;
  /**
   * Reservation held. Return a new table mapped for `attachment.device`: entries in buffer order, page aligned, summing
   * up to the buffer size rounded up to pages, within the device's limits, memory cleared of older data (SG-01…SG-12,
   * MAP-33, MAP-45). May sleep.
   */
  map_dma_buf(attachment: Attachment, direction: Direction): Answer<SgTable | null>;
  /** Reservation held. Same table and direction as the map. Cannot fail; unmaps and frees the table (SG-16). */
  unmap_dma_buf(attachment: Attachment, table: SgTable, direction: Direction): Answer<void>;
  /** No lock held. The last op of a buffer: give back everything behind `priv` (REF-25, EXPORT-37). */
  release(dmabuf: DmaBuf): Answer<void>;
  /** Optional. Reservation held. Fill the map; the storage stays in place until `vunmap` (VMAP-18, VMAP-20). */
  vmap?(dmabuf: DmaBuf, map: IosysMap): Answer<void>;
  vunmap?(dmabuf: DmaBuf, map: IosysMap): Answer<void>;
  /** Optional. No lock of the framework held. Insert pages, or set the mapping's page fault handler. */
  mmap?(dmabuf: DmaBuf, vma: Vma): Answer<void>;
  /**
   * Optional. No lock held. Make the memory coherent for CPU access in this direction: what mapped devices wrote is
   * visible to the CPU afterwards (CPU-19).
   */
  begin_cpu_access?(dmabuf: DmaBuf, direction: Direction): Answer<void>;
  /** Optional. No lock held. What the CPU wrote is visible to mapped devices afterwards (CPU-20). */
  end_cpu_access?(dmabuf: DmaBuf, direction: Direction): Answer<void>;
  /** Until 6.12: let the framework keep one table per attachment. Not together with `pin`. */
  readonly cache_sgt_mapping?: boolean;
}

/** One exporter, made anew for every program. */
export interface Exporter {
  readonly name: string;
  readonly ops: DmaBufOps;
  /** Makes what backs a buffer of this size, before it is exported. Storage itself may come later (EXPORT-38). */
  create(sizeBytes: bigint): unknown | KernelError;
  /** Called instead of `release` when the export failed (REF-25). */
  abandon(priv: unknown): void;
  /**
   * Optional, and only with `pin` and `unpin`: moves the storage to another place. No lock held. Takes the reservation;
   * EBUSY if the storage is pinned or revoked, before anybody was told (PIN-06); ENOMEM if there is no room or no fence.
   * Then, without letting go of the lock (MOVE-31): tells the importers (MOVE-25), waits for all fences there are
   * (MOVE-08, MOVE-14), starts the copy and adds a KERNEL fence that stands for it (MOVE-15). From here on maps describe
   * the new place (MOVE-10). Returns that fence, whose first reference goes to the caller; it signals when the copy is
   * done, and the old place is given back then.
   */
  move?(dmabuf: DmaBuf): Answer<Fence>;
  /**
   * Optional; from 7.2 on. Takes the storage away from its importers, pinned or not. No lock held. Takes the reservation;
   * nothing to do if it is revoked already. Marks the buffer, tells the importers, waits for all fences, unlocks, and
   * returns when nobody has it mapped any more (MOVE-17). Until `restore` every map answers ENODEV (MOVE-21).
   */
  revoke?(dmabuf: DmaBuf): Answer<void>;
  /**
   * Optional; the reverse of `revoke`. No lock held. While the buffer counts as revoked the importers are told once more
   * and all fences waited for, under the lock; it is let go and taken again, and the mark goes away (MOVE-23).
   */
  restore?(dmabuf: DmaBuf): Answer<void>;
}

/** Services of the kernel for an exporter. Every one that can fail in a kernel can be made to fail by a program. */
export interface Kernel {
  readonly pageSizeBytes: number;
  /**
   * `alloc_pages`. Pages hold whatever their last user left, unless `zeroed`. `contiguous`: physically adjacent, in
   * order; `aligned`: from a multiple of their length on, as a compound page is. `mask`: highest address allowed.
   */
  allocPages(
    count: number,
    options?: {
      readonly zeroed?: boolean;
      readonly contiguous?: boolean;
      readonly aligned?: boolean;
      readonly mask?: bigint;
    },
  ): Page[] | KernelError;
  freePages(pages: readonly Page[]): void;
  clearPage(page: Page): void;
  /** `sg_alloc_table`: a table of that many empty entries; EINVAL for none at all. */
  sgAllocTable(entries: number): SgTable | KernelError;
  /**
   * `sg_alloc_table_from_pages_segment`: adjacent pages share an entry, up to `maxSegmentBytes` rounded down to pages
   * (EINVAL if that is nothing), whatever segment boundary lies between them. The last entry is cut to `sizeBytes`. No
   * pages give one empty entry.
   */
  sgAllocTableFromPages(pages: readonly Page[], sizeBytes: number, maxSegmentBytes: number): SgTable | KernelError;
  /** `sg_free_table`, and the table itself. */
  sgFreeTable(table: SgTable): void;
  /**
   * `dma_map_sgtable`: sets the DMA side of the entries and `mappedEntries`. EIO where the device cannot reach a page,
   * ENOMEM where its I/O addresses are used up. Never to be called with a direction that is no transfer (MAP-41).
   */
  dmaMapSgtable(device: Device, table: SgTable, direction: Direction, options?: DmaOptions): KernelError | undefined;
  /** `dma_unmap_sgtable`: same device, direction and options as the map. */
  dmaUnmapSgtable(device: Device, table: SgTable, direction: Direction, options?: DmaOptions): void;
  /** `dma_sync_sgtable_for_cpu`: the CPU sees what the device wrote. Same device and direction as the map (HW-10). */
  dmaSyncSgtableForCpu(device: Device, table: SgTable, direction: Direction): void;
  /** `dma_sync_sgtable_for_device`: the device sees what the CPU wrote. */
  dmaSyncSgtableForDevice(device: Device, table: SgTable, direction: Direction): void;
  /**
   * `remap_pfn_range`: puts pages into a user mapping, once, from its start on; the mapping cannot grow afterwards.
   * EINVAL for more pages than it has. The pages stay where they are until it is gone.
   */
  insertPages(vma: Vma, pages: readonly Page[]): KernelError | undefined;
  /** `vmap`: a kernel address for these pages in order. */
  vmapPages(pages: readonly Page[]): bigint | KernelError;
  vunmapPages(address: bigint): void;
  /**
   * Pages of the device's own memory, which every device with a mask of 32 bits or more can reach. They hold whatever
   * their last user left. `freePages` takes them back.
   */
  allocDeviceMemory(count: number): Page[] | KernelError;
  /**
   * Has the machine's engine copy these pages to as many others, in order. Takes ten ticks of the virtual clock; `done` is
   * called then, as from an interrupt: it cannot wait. Until then the others hold what they held.
   */
  copyPages(from: readonly Page[], to: readonly Page[], done: () => void): void;
  /** `dma_resv_lock`, without a context: waits as long as another task holds it. */
  resvLock(dmabuf: DmaBuf): Sleeps<void>;
  /** `dma_resv_unlock`. */
  resvUnlock(dmabuf: DmaBuf): void;
  /** `dma_resv_reserve_fences`, under the lock: room for so many fences until the unlock. */
  resvReserve(dmabuf: DmaBuf, slots: number): KernelError | undefined;
  /** `dma_resv_add_fence`, under the lock, into room reserved. The reservation takes a reference of its own. */
  resvAddFence(dmabuf: DmaBuf, fence: Fence, usage: Usage): void;
  /** `dma_resv_wait_timeout`, without a limit and whatever signals come: for every fence of this usage and those before it. */
  resvWait(dmabuf: DmaBuf, usage: Usage): Sleeps<void>;
  /** `dma_buf_move_notify`, from 7.2 on `dma_buf_invalidate_mappings`, under the lock. */
  moveNotify(dmabuf: DmaBuf): Sleeps<void>;
  /**
   * `dma_fence_init`: an unsignalled fence with one reference, in the exporter's own context, for the move that runs.
   * ENOMEM where there is no memory.
   */
  newFence(): Fence | KernelError;
  /** `dma_fence_put`: gives back the reference of a fence that nobody gets to see. */
  putFence(fence: Fence): void;
  /** `dma_fence_signal`. Nothing happens where nobody has a reference any more. */
  signalFence(fence: Fence): void;
  /** `dma_fence_wait`, without a limit and whatever signals come. */
  waitFence(fence: Fence): Sleeps<void>;
  /** Waits until no importer has the buffer mapped. No lock held, or nobody could unmap. */
  untilUnmapped(dmabuf: DmaBuf): Sleeps<void>;
}

export type ExporterFactory = (kernel: Kernel) => Exporter;
