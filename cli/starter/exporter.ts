// SPDX-License-Identifier: MIT
/**
 * A complete exporter to start from: scattered pages, allocated when the buffer is made, freed when it is released.
 * It passes. Change it step by step into a model of yours, and run
 *
 *   npx dmabuf-ct run --target exporter:./exporter.ts
 *
 * after each change. Kernel errors are values: return `{ errno: "ENOMEM" }`, never throw.
 */
import {
  type Device,
  type Direction,
  type ExporterFactory,
  isError,
  type Page,
  type SgTable,
} from "../../impl/exporters/kit.ts";

/** For whom a table is mapped, and how: who syncs it must repeat both (HW-10). */
interface Mapped {
  readonly device: Device;
  readonly direction: Direction;
}

/** What backs one buffer. The framework hands it back as `dmabuf.priv`. */
interface Storage {
  readonly pages: Page[];
  /** The tables importers hold at the moment. */
  readonly tables: Map<SgTable, Mapped>;
  /** Where the pages are mapped for the CPU. */
  kernelAddress: bigint;
}

const factory: ExporterFactory = (kernel) => {
  const { pageSizeBytes } = kernel;

  const storageOf = (dmabuf: { readonly priv: unknown }): Storage => dmabuf.priv as Storage;

  /** Storage is chosen already, so a device that cannot reach all of it must be refused at attach (ATTACH-16). */
  function canReach(device: Device, pages: readonly Page[]): boolean {
    const { dmaMask, maxSegmentBytes, segmentBoundaryBytes } = device;
    if (maxSegmentBytes < pageSizeBytes || segmentBoundaryBytes < pageSizeBytes) return false;
    return pages.every((page) => page.physicalAddress + BigInt(pageSizeBytes) - 1n <= dmaMask);
  }

  return {
    name: "my-exporter",

    /** Whole pages, and cleared: their last user's data must not show (MAP-45). */
    create(sizeBytes) {
      const page = BigInt(pageSizeBytes);
      const pages = kernel.allocPages(Number((sizeBytes + page - 1n) / page), { zeroed: true });
      if (isError(pages)) return pages;
      const storage: Storage = { pages, tables: new Map(), kernelAddress: 0n };
      return storage;
    },

    /** The export failed: no `release` will come (REF-25). */
    abandon(priv) {
      kernel.freePages((priv as Storage).pages);
    },

    ops: {
      attach(dmabuf, attachment) {
        return canReach(attachment.device, storageOf(dmabuf).pages) ? undefined : { errno: "EBUSY" };
      },

      /** A new table for every map (MAP-33), mapped for the attachment's own device (MAP-47). */
      map_dma_buf(attachment, direction) {
        if (direction === "DMA_NONE" || direction === "out-of-range") return { errno: "EINVAL" };
        const { device } = attachment;
        const { pages, tables } = storageOf(attachment.dmabuf);
        // One entry a page: within any limit that attach let pass (SG-08, SG-09).
        const table = kernel.sgAllocTableFromPages(pages, pages.length * pageSizeBytes, pageSizeBytes);
        if (isError(table)) return table;
        const error = kernel.dmaMapSgtable(device, table, direction);
        if (error !== undefined) {
          // Nothing of a map that failed may be left (MAP-13).
          kernel.sgFreeTable(table);
          return error;
        }
        tables.set(table, { device, direction });
        return table;
      },

      /** Undo in reverse order, with the direction of the map (SG-16). */
      unmap_dma_buf(attachment, table, direction) {
        storageOf(attachment.dmabuf).tables.delete(table);
        kernel.dmaUnmapSgtable(attachment.device, table, direction);
        kernel.sgFreeTable(table);
      },

      /** The last op of a buffer: everything goes back (EXPORT-37). */
      release(dmabuf) {
        kernel.freePages(storageOf(dmabuf).pages);
      },

      /** Set every member of the map (VMAP-20). The framework calls this for the first user only. */
      vmap(dmabuf, map) {
        const storage = storageOf(dmabuf);
        const address = kernel.vmapPages(storage.pages);
        if (isError(address)) return address;
        storage.kernelAddress = address;
        map.memory = "system";
        map.address = address;
        return undefined;
      },

      vunmap(dmabuf) {
        kernel.vunmapPages(storageOf(dmabuf).kernelAddress);
      },

      /** The framework has checked that the area ends inside the buffer (MMAP-17). */
      mmap(dmabuf, vma) {
        const first = Number(vma.offsetPages);
        return kernel.insertPages(vma, storageOf(dmabuf).pages.slice(first, first + vma.pages));
      },

      /** The CPU is about to look: show it what every device wrote that has the buffer mapped (CPU-19). */
      begin_cpu_access(dmabuf) {
        for (const [table, { device, direction }] of storageOf(dmabuf).tables) {
          kernel.dmaSyncSgtableForCpu(device, table, direction);
        }
      },

      /** The CPU is done: show those devices what it wrote (CPU-20). */
      end_cpu_access(dmabuf) {
        for (const [table, { device, direction }] of storageOf(dmabuf).tables) {
          kernel.dmaSyncSgtableForDevice(device, table, direction);
        }
      },
    },
  };
};

export default factory;
