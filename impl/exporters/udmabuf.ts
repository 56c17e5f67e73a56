// SPDX-License-Identifier: MIT
import type { PageReferences } from "../drivers/page-references.ts";
import type { UdmabufTraits } from "../drivers/udmabuf-traits.ts";
import type { Device, Direction, DmaBuf, DmaBufOps, Exporter, Kernel, KernelError, Page, SgTable } from "./kit.ts";
import { pageCount } from "./page-count.ts";

/** The longest entry that `sg_alloc_table_from_pages` makes; the importer's limits play no part. */
const ENTRY_BYTES_MAX = 0xffff_ffff;
/** Caches are left to begin and end (UDMABUF-21). */
const SKIP_CPU_SYNC = { skipCpuSync: true } as const;

/** `struct udmabuf`. */
export class UdmabufBuffer {
  readonly pages: readonly Page[];
  /** The driver's own mapping, from the first begin to the release (UDMABUF-17). */
  table: SgTable | null = null;
  tableDirection: Direction = "DMA_NONE";

  constructor(pages: readonly Page[]) {
    this.pages = pages;
  }
}

/** The ops of udmabuf, and buffers of anonymous pages for worlds that ask for nothing but a size. */
export function udmabufExporter(
  kernel: Kernel,
  device: Device,
  references: PageReferences,
  traits: UdmabufTraits,
): Exporter {
  const putPages = (buffer: UdmabufBuffer): void => {
    for (const page of buffer.pages) references.put(page);
  };
  return {
    name: "udmabuf",

    create(sizeBytes) {
      const pages = references.allocate(pageCount(kernel, sizeBytes));
      return "errno" in pages ? pages : new UdmabufBuffer(pages);
    },

    abandon(priv) {
      putPages(priv as UdmabufBuffer);
    },

    ops: {
      ...tableOps(kernel, traits),
      ...bracketOps(kernel, device, traits),
      ...(traits.vmaps ? vmapOps(kernel) : {}),

      mmap(dmabuf, vma) {
        if (!vma.shared) return { errno: "EINVAL" }; // UDMABUF-15
        const { pages } = bufferOf(dmabuf);
        vma.fault = (index) => (index < pages.length ? (pages[Number(index)] ?? null) : null); // UDMABUF-16
        if (traits.fixedMappings) vma.dontExpand = true;
        return undefined;
      },

      release(dmabuf) {
        const buffer = bufferOf(dmabuf);
        if (buffer.table !== null) putTable(kernel, device, buffer.table, buffer.tableDirection); // UDMABUF-20
        putPages(buffer); // UDMABUF-24
      },
    },
  };
}

type TableOps = Pick<DmaBufOps, "map_dma_buf" | "unmap_dma_buf" | "cache_sgt_mapping">;

function tableOps(kernel: Kernel, traits: UdmabufTraits): TableOps {
  return {
    ...(traits.cachesTables ? { cache_sgt_mapping: true } : {}),

    map_dma_buf(attachment, direction) {
      return newTable(kernel, attachment.device, bufferOf(attachment.dmabuf).pages, direction, traits);
    },

    unmap_dma_buf(attachment, table, direction) {
      putTable(kernel, attachment.device, table, direction);
    },
  };
}

/** Begin and end work on the driver's own device, whatever importers have mapped. */
function bracketOps(
  kernel: Kernel,
  device: Device,
  traits: UdmabufTraits,
): Pick<DmaBufOps, "begin_cpu_access" | "end_cpu_access"> {
  return {
    begin_cpu_access(dmabuf, direction) {
      const buffer = bufferOf(dmabuf);
      if (buffer.table === null) {
        const table = newTable(kernel, device, buffer.pages, direction, traits);
        if ("errno" in table) return table; // UDMABUF-19
        buffer.table = table;
        buffer.tableDirection = direction;
      }
      kernel.dmaSyncSgtableForCpu(device, buffer.table, direction); // UDMABUF-17
      return undefined;
    },

    end_cpu_access(dmabuf, direction) {
      const buffer = bufferOf(dmabuf);
      if (buffer.table === null) return { errno: "EINVAL" }; // UDMABUF-18
      kernel.dmaSyncSgtableForDevice(device, buffer.table, direction);
      return undefined;
    },
  };
}

function vmapOps(kernel: Kernel): Pick<DmaBufOps, "vmap" | "vunmap"> {
  return {
    vmap(dmabuf, map) {
      const address = kernel.vmapPages(bufferOf(dmabuf).pages);
      if (typeof address !== "bigint") return { errno: "EINVAL" };
      map.memory = "system";
      map.address = address;
      return undefined;
    },

    vunmap(_dmabuf, map) {
      kernel.vunmapPages(map.address);
    },
  };
}

function newTable(
  kernel: Kernel,
  device: Device,
  pages: readonly Page[],
  direction: Direction,
  traits: UdmabufTraits,
): SgTable | KernelError {
  const table = traits.joinsPages ? joinedTable(kernel, pages) : pagewiseTable(kernel, pages);
  if ("errno" in table) return table;
  const failure = kernel.dmaMapSgtable(device, table, direction, SKIP_CPU_SYNC);
  if (failure === undefined) return table;
  kernel.sgFreeTable(table);
  return failure;
}

function joinedTable(kernel: Kernel, pages: readonly Page[]): SgTable | KernelError {
  return kernel.sgAllocTableFromPages(pages, pages.length * kernel.pageSizeBytes, ENTRY_BYTES_MAX);
}

/** One entry for each page (UDMABUF-32). */
function pagewiseTable(kernel: Kernel, pages: readonly Page[]): SgTable | KernelError {
  const table = kernel.sgAllocTable(pages.length);
  if ("errno" in table) return table;
  table.entries.forEach((entry, index) => {
    entry.page = pages[index] ?? null;
    entry.lengthBytes = kernel.pageSizeBytes;
  });
  return table;
}

function putTable(kernel: Kernel, device: Device, table: SgTable, direction: Direction): void {
  kernel.dmaUnmapSgtable(device, table, direction, SKIP_CPU_SYNC);
  kernel.sgFreeTable(table);
}

function bufferOf(dmabuf: DmaBuf): UdmabufBuffer {
  return dmabuf.priv as UdmabufBuffer;
}
