// SPDX-License-Identifier: MIT
import type { Direction, SgTable } from "../exporters/kit.ts";
import type { PhysicalPage } from "./physical-page.ts";
import type { Scope } from "./scope.ts";
import type { VirtualDevice } from "./virtual-device.ts";

/** One table mapped for one device, from `dma_map_sgtable` to `dma_unmap_sgtable`. */
export class DmaMapping {
  readonly table: SgTable;
  readonly device: VirtualDevice;
  readonly direction: Direction;
  readonly originalEntries: number;
  /** Pages behind the CPU entries, entry by entry. */
  readonly pages: readonly PhysicalPage[];
  /** How many of `pages` belong to each entry. */
  readonly pagesPerEntry: readonly number[];
  readonly madeIn: Scope | null;
  /** The storage has moved away from under it: whoever still uses it reaches nothing of the buffer (MOVE-09). */
  left = false;
  /** First page and page count of each I/O-virtual range, alternating, in the order of `pages`; empty without an IOMMU. */
  readonly ranges: number[] = [];

  constructor(
    table: SgTable,
    device: VirtualDevice,
    direction: Direction,
    pages: readonly PhysicalPage[],
    pagesPerEntry: readonly number[],
    madeIn: Scope | null,
  ) {
    this.table = table;
    this.device = device;
    this.direction = direction;
    this.originalEntries = table.originalEntries;
    this.pages = pages;
    this.pagesPerEntry = pagesPerEntry;
    this.madeIn = madeIn;
  }

  /** Index in `pages` of what the I/O-virtual page leads to, or −1. */
  pageIndexAt(iovaPage: number): number {
    let before = 0;
    for (let i = 0; i < this.ranges.length; i += 2) {
      const at = iovaPage - this.ranges[i]!;
      if (at >= 0 && at < this.ranges[i + 1]!) return before + at;
      before += this.ranges[i + 1]!;
    }
    return -1;
  }
}
