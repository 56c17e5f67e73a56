// SPDX-License-Identifier: MIT
import { reaches, takesPages } from "./device-limits.ts";
import { isTransfer, mapTable, unmapTable } from "./dma-table.ts";
import type { DmaBuf, ExporterFactory, Page } from "./kit.ts";
import { pageCount } from "./page-count.ts";
import { tableOfPages } from "./page-table.ts";
import { vmapOps } from "./vmap-ops.ts";

/** Exporter of scattered pages, allocated before the export and in place until release. */
export const pages: ExporterFactory = (kernel) => ({
  name: "pages",

  create: (sizeBytes) => kernel.allocPages(pageCount(kernel, sizeBytes), { zeroed: true }),

  abandon(priv) {
    kernel.freePages(priv as Page[]);
  },

  ops: {
    attach(dmabuf, { device }) {
      const suits = takesPages(kernel, device) && reaches(kernel, device, pagesOf(dmabuf));
      return suits ? undefined : { errno: "EBUSY" };
    },

    // Attach keeps nothing; the op is there for the exporter that copies this one.
    detach() {},

    map_dma_buf(attachment, direction) {
      if (!isTransfer(direction)) return { errno: "EINVAL" };
      const table = tableOfPages(kernel, attachment.device, pagesOf(attachment.dmabuf));
      return "errno" in table ? table : mapTable(kernel, attachment, table, direction);
    },

    unmap_dma_buf(attachment, table, direction) {
      unmapTable(kernel, attachment, table, direction);
    },

    release(dmabuf) {
      kernel.freePages(pagesOf(dmabuf));
    },

    ...vmapOps(kernel, pagesOf),
  },
});

export default pages;

function pagesOf(dmabuf: DmaBuf): readonly Page[] {
  return dmabuf.priv as Page[];
}
