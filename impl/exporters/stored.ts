// SPDX-License-Identifier: MIT
import { withBrackets } from "./brackets.ts";
import { reaches, takesPages } from "./device-limits.ts";
import { isTransfer, mapTable, unmapTable } from "./dma-table.ts";
import type { Device, DmaBuf, ExporterFactory, Kernel, KernelError, Page, SgTable } from "./kit.ts";
import { pageCount } from "./page-count.ts";
import { vmapOps } from "./vmap-ops.ts";

/** How one kind of storage becomes a table for a device. */
export type TableOf = (kernel: Kernel, device: Device, pages: readonly Page[]) => SgTable | KernelError;

/** An exporter whose pages are allocated before the export and stay in place until release. */
export function storedExporter(name: string, contiguous: boolean, tableOf: TableOf): ExporterFactory {
  return (kernel) => ({
    name,

    create: (sizeBytes) => kernel.allocPages(pageCount(kernel, sizeBytes), { zeroed: true, contiguous }),

    abandon(priv) {
      kernel.freePages(priv as Page[]);
    },

    ops: withBrackets(kernel, {
      attach(dmabuf, { device }) {
        const suits = takesPages(kernel, device) && reaches(kernel, device, pagesOf(dmabuf));
        return suits ? undefined : { errno: "EBUSY" };
      },

      // Attach keeps nothing; the op is there for the exporter that copies this one.
      detach() {},

      map_dma_buf(attachment, direction) {
        if (!isTransfer(direction)) return { errno: "EINVAL" };
        const table = tableOf(kernel, attachment.device, pagesOf(attachment.dmabuf));
        return "errno" in table ? table : mapTable(kernel, attachment, table, direction);
      },

      unmap_dma_buf(attachment, table, direction) {
        unmapTable(kernel, attachment, table, direction);
      },

      release(dmabuf) {
        kernel.freePages(pagesOf(dmabuf));
      },

      ...vmapOps(kernel, pagesOf),

      // The framework has looked that the area ends inside the buffer (MMAP-17).
      mmap(dmabuf, vma) {
        const first = Number(vma.offsetPages);
        return kernel.insertPages(vma, pagesOf(dmabuf).slice(first, first + vma.pages));
      },
    }),
  });
}

function pagesOf(dmabuf: DmaBuf): readonly Page[] {
  return dmabuf.priv as Page[];
}
