// SPDX-License-Identifier: MIT
import type { Device, Kernel, KernelError, Page, SgTable } from "./kit.ts";

/** A new table over scattered pages that stays within the device's limits. */
export function tableOfPages(kernel: Kernel, device: Device, pages: readonly Page[]): SgTable | KernelError {
  const sizeBytes = pages.length * kernel.pageSizeBytes;
  return kernel.sgAllocTableFromPages(pages, sizeBytes, segmentLimit(kernel, device, pages));
}

/**
 * The longest segment to ask for. The kernel joins adjacent pages without a look at segment boundaries; where a pair
 * of neighbours sits astride one, single pages are the safe choice (SG-09).
 */
function segmentLimit(kernel: Kernel, device: Device, pages: readonly Page[]): number {
  const pageSize = BigInt(kernel.pageSizeBytes);
  const boundary = BigInt(device.segmentBoundaryBytes);
  for (let i = 1; i < pages.length; i += 1) {
    const address = pages[i]!.physicalAddress;
    const adjacent = pages[i - 1]!.physicalAddress + pageSize === address;
    if (adjacent && address % boundary === 0n) return kernel.pageSizeBytes;
  }
  return device.maxSegmentBytes;
}
