// SPDX-License-Identifier: MIT
import type { Device, Kernel, Page } from "./kit.ts";

/** Whether the device takes segments of whole pages at all; if not, no table can satisfy it (SG-01, SG-08, SG-09). */
export function takesPages(kernel: Kernel, device: Device): boolean {
  return Math.min(device.maxSegmentBytes, device.segmentBoundaryBytes) >= kernel.pageSizeBytes;
}

/**
 * Whether the device's mask covers every page (ATTACH-17). Stricter than need be for a device behind an IOMMU: an
 * exporter cannot see one.
 */
export function reaches(kernel: Kernel, device: Device, pages: readonly Page[]): boolean {
  const lastByte = BigInt(kernel.pageSizeBytes - 1);
  for (const page of pages) {
    if (page.physicalAddress + lastByte > device.dmaMask) return false;
  }
  return true;
}
