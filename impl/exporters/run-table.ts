// SPDX-License-Identifier: MIT
import type { Device, Kernel, KernelError, Page, SgTable } from "./kit.ts";

/** A new table over physically adjacent pages, cut at the device's largest segment and at its boundaries (SG-08, SG-09). */
export function tableOfRun(kernel: Kernel, device: Device, pages: readonly Page[]): SgTable | KernelError {
  const lengths = segmentLengths(kernel, device, pages);
  const table = kernel.sgAllocTable(Math.max(1, lengths.length));
  if ("errno" in table) return table;
  let page = 0;
  for (let i = 0; i < lengths.length; i += 1) {
    const entry = table.entries[i]!;
    entry.page = pages[page]!;
    entry.lengthBytes = lengths[i]! * kernel.pageSizeBytes;
    page += lengths[i]!;
  }
  return table;
}

/** Segment lengths in pages, first to last. */
function segmentLengths(kernel: Kernel, device: Device, pages: readonly Page[]): number[] {
  const lengths: number[] = [];
  const limit = Math.floor(device.maxSegmentBytes / kernel.pageSizeBytes);
  let at = 0;
  while (at < pages.length) {
    const length = Math.min(limit, pages.length - at, pagesToBoundary(kernel, device, pages[at]!));
    lengths.push(length);
    at += length;
  }
  return lengths;
}

function pagesToBoundary(kernel: Kernel, device: Device, page: Page): number {
  const boundary = BigInt(device.segmentBoundaryBytes);
  return Number(boundary - (page.physicalAddress % boundary)) / kernel.pageSizeBytes;
}
