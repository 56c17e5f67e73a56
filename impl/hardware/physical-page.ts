// SPDX-License-Identifier: MIT
import type { Page } from "../exporters/kit.ts";
import type { CachedByte } from "./cpu-cache.ts";

/** What memory holds before anybody wrote to it: not zero, so that an exporter that forgot to clear is seen (MAP-45). */
const DIRTY = 0xa5;

/** One page frame. Contents are sparse: a fill byte, and the bytes written since. */
export class PhysicalPage implements Page {
  readonly physicalAddress: bigint;
  /** Physical address in pages. */
  readonly frame: number;
  /** Between allocation and free. */
  live = true;
  /** Buffer whose op allocated the page; null outside any op. */
  owner: number | null = null;
  /** One bit per device index that had the page mapped since it was allocated. */
  mappedBy = 0;
  /** How many page table entries of user mappings lead here. */
  userMaps = 0;
  /** What the CPU's cache holds of it, by offset; null: nothing. Only the cache touches it. */
  cached: Map<number, CachedByte> | null = null;
  private fill = DIRTY;
  private written: Map<number, number> | null = null;

  constructor(frame: number, pageSizeBytes: number) {
    this.frame = frame;
    this.physicalAddress = BigInt(frame) * BigInt(pageSizeBytes);
  }

  read(offsetBytes: number): number {
    return this.written?.get(offsetBytes) ?? this.fill;
  }

  write(offsetBytes: number, byte: number): void {
    this.written ??= new Map();
    this.written.set(offsetBytes, byte & 0xff);
  }

  /** Takes over the other page's bytes; what a cache holds of the old ones is forgotten. */
  copyOf(other: PhysicalPage): void {
    this.fill = other.fill;
    this.written = other.written === null ? null : new Map(other.written);
    this.cached = null;
  }

  /** Zeroes memory and what the cache holds of it: who clears a page for others to use writes it back, too. */
  clear(): void {
    this.fill = 0;
    this.written = null;
    this.cached = null;
  }
}
