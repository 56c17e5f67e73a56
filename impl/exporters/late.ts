// SPDX-License-Identifier: MIT
import { withBrackets } from "./brackets.ts";
import { reaches, takesPages } from "./device-limits.ts";
import { isTransfer, mapTable, unmapTable } from "./dma-table.ts";
import type { Attachment, DmaBuf, ExporterFactory, Kernel, KernelError, Page } from "./kit.ts";
import { pageCount } from "./page-count.ts";
import { tableOfPages } from "./page-table.ts";
import { vmapOps } from "./vmap-ops.ts";

/** A buffer without storage until somebody needs it (EXPORT-38, BACK-01). */
interface LateBuffer {
  readonly count: number;
  readonly attachments: Set<Attachment>;
  pages: readonly Page[] | null;
}

/** More than this is refused at once: an absurd size is better found out before the first map. */
const PAGES_MAX = 4096;

/** Exporter that allocates at the first map, vmap or mmap, where every device attached by then can reach (MAP-43, BACK-03). */
export const late: ExporterFactory = (kernel) => ({
  name: "late",

  create(sizeBytes): LateBuffer | KernelError {
    const count = pageCount(kernel, sizeBytes);
    return count > PAGES_MAX ? { errno: "ENOMEM" } : { count, attachments: new Set(), pages: null };
  },

  // Nobody can have mapped it.
  abandon() {},

  ops: withBrackets(kernel, {
    attach(dmabuf, attachment) {
      const buffer = bufferOf(dmabuf);
      if (!suits(kernel, buffer, attachment)) return { errno: "EBUSY" };
      buffer.attachments.add(attachment);
      return undefined;
    },

    detach(dmabuf, attachment) {
      bufferOf(dmabuf).attachments.delete(attachment);
    },

    map_dma_buf(attachment, direction) {
      if (!isTransfer(direction)) return { errno: "EINVAL" };
      const pages = storageOf(kernel, attachment.dmabuf);
      if ("errno" in pages) return pages;
      const table = tableOfPages(kernel, attachment.device, pages);
      return "errno" in table ? table : mapTable(kernel, attachment, table, direction);
    },

    unmap_dma_buf(attachment, table, direction) {
      unmapTable(kernel, attachment, table, direction);
    },

    release(dmabuf) {
      kernel.freePages(bufferOf(dmabuf).pages ?? []);
    },

    ...vmapOps(kernel, (dmabuf) => storageOf(kernel, dmabuf)),

    // A fault handler, so that the mapping may grow: what lies behind the buffer has no page (MMAP-24).
    mmap(dmabuf, vma) {
      const pages = storageOf(kernel, dmabuf);
      if ("errno" in pages) return pages;
      vma.fault = (index) => pages[Number(index)] ?? null;
      return undefined;
    },
  }),
});

export default late;

function bufferOf(dmabuf: DmaBuf): LateBuffer {
  return dmabuf.priv as LateBuffer;
}

/** Storage that exists does not move; a device that cannot use it comes too late (ATTACH-16, BACK-06). */
function suits(kernel: Kernel, buffer: LateBuffer, { device }: Attachment): boolean {
  return takesPages(kernel, device) && reaches(kernel, device, buffer.pages ?? []);
}

function storageOf(kernel: Kernel, dmabuf: DmaBuf): readonly Page[] | KernelError {
  const buffer = bufferOf(dmabuf);
  if (buffer.pages !== null) return buffer.pages;
  const mask = smallestMask(buffer.attachments);
  const pages = kernel.allocPages(buffer.count, mask === null ? { zeroed: true } : { zeroed: true, mask });
  if (!("errno" in pages)) buffer.pages = pages;
  return pages;
}

function smallestMask(attachments: ReadonlySet<Attachment>): bigint | null {
  let smallest: bigint | null = null;
  for (const { device } of attachments) {
    if (smallest === null || device.dmaMask < smallest) smallest = device.dmaMask;
  }
  return smallest;
}
