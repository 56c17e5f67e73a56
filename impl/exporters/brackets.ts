// SPDX-License-Identifier: MIT
import type { Attachment, Device, Direction, DmaBuf, DmaBufOps, Kernel, KernelError, SgTable } from "./kit.ts";

/** Ops of an exporter whose map needs no coroutine. */
export interface PlainOps extends DmaBufOps {
  map_dma_buf(attachment: Attachment, direction: Direction): SgTable | KernelError | null;
}

/** For whom a live table is mapped, and how: a sync repeats both (HW-10). */
interface Mapped {
  readonly dmabuf: DmaBuf;
  readonly device: Device;
  readonly direction: Direction;
}

/** Adds the two bracket ops: they sync every table of the buffer that somebody has mapped (CPU-19, CPU-20). */
export function withBrackets(kernel: Kernel, ops: PlainOps): DmaBufOps {
  const live = new Map<SgTable, Mapped>();
  return {
    ...ops,

    map_dma_buf(attachment, direction) {
      const table = ops.map_dma_buf(attachment, direction);
      if (table !== null && !("errno" in table)) {
        live.set(table, { dmabuf: attachment.dmabuf, device: attachment.device, direction });
      }
      return table;
    },

    unmap_dma_buf(attachment, table, direction) {
      live.delete(table);
      return ops.unmap_dma_buf(attachment, table, direction);
    },

    begin_cpu_access(dmabuf, direction) {
      // Who only writes is promised nothing about what it reads (CPU-19).
      if (direction === "DMA_TO_DEVICE") return;
      for (const [table, mapped] of tablesOf(live, dmabuf)) {
        kernel.dmaSyncSgtableForCpu(mapped.device, table, mapped.direction);
      }
    },

    end_cpu_access(dmabuf, direction) {
      if (direction === "DMA_FROM_DEVICE") return;
      for (const [table, mapped] of tablesOf(live, dmabuf)) {
        kernel.dmaSyncSgtableForDevice(mapped.device, table, mapped.direction);
      }
    },
  };
}

function tablesOf(live: ReadonlyMap<SgTable, Mapped>, dmabuf: DmaBuf): [SgTable, Mapped][] {
  return [...live].filter(([, mapped]) => mapped.dmabuf === dmabuf);
}
