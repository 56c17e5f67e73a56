// SPDX-License-Identifier: MIT
/** The two ways to a user mapping of a buffer: its own descriptor, and the node of a driver that redirects it. */
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import type { DmaBufStruct } from "./dma-buf-struct.ts";
import { callMmap, type Refusal } from "./exporter-ops.ts";
import { dropVmaFile, setVmaFile } from "./vma-file.ts";
import type { VmaStruct } from "./vma-struct.ts";

const SITE_INTERNAL = "dma_buf_mmap_internal";
const SITE = "dma_buf_mmap";

/** `dma_buf_mmap_internal`, the mmap of the pseudo file; the VFS has put the file into the area (MMAP-27). */
export function* dmaBufMmapInternal(core: Core, dmabuf: DmaBufStruct, vma: VmaStruct): Sleeping<Refusal> {
  if (dmabuf.ops.mmap === undefined) return error("EINVAL"); // MMAP-02
  if (endOf(vma.offsetPages, vma) > wholePages(core, dmabuf)) return error("EINVAL"); // MMAP-03
  core.log.trace(SITE_INTERNAL); // STATS-16
  return yield* callMmap(core, dmabuf, vma);
}

/** `dma_buf_mmap`. Order: MMAP-31; the offset the area came with plays no part. */
export function* dmaBufMmap(
  core: Core,
  dmabuf: DmaBufStruct | null,
  vma: VmaStruct | null,
  offsetPages: bigint,
): Sleeping<Refusal> {
  if (dmabuf === null || vma === null) {
    core.log.warn(SITE); // MMAP-07
    return error("EINVAL");
  }
  if (dmabuf.ops.mmap === undefined) return error("EINVAL"); // MMAP-08
  const end = endOf(offsetPages, vma);
  if (end !== BigInt.asUintN(64, end)) return error("EOVERFLOW"); // MMAP-09
  if (end > wholePages(core, dmabuf)) return error("EINVAL"); // MMAP-10
  dropVmaFile(core, vma);
  setVmaFile(core, vma, dmabuf.file); // MMAP-11
  vma.offsetPages = offsetPages;
  core.log.trace(SITE); // STATS-16
  return yield* callMmap(core, dmabuf, vma); // MMAP-13: nothing is put back
}

function endOf(offsetPages: bigint, vma: VmaStruct): bigint {
  return offsetPages + BigInt(vma.pages);
}

/** The rest behind the last page boundary is out of reach (MMAP-04). */
function wholePages(core: Core, dmabuf: DmaBufStruct): bigint {
  return dmabuf.size / BigInt(core.pageSizeBytes);
}
