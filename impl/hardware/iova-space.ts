// SPDX-License-Identifier: MIT

/** Highest I/O-virtual address ever used, so that addresses stay exact numbers. */
const HIGHEST = 2 ** 36 - 1;

/** Devices start in different parts of the space, so that a table of another device does not lead anywhere (MAP-47). */
const DEVICE_PARTS = 8;

/** Knows which addresses are in use. */
export interface IovaUsers {
  /** The page after some range in use that overlaps these pages; 0 when they are free. */
  blockedUntil(firstPage: number, count: number): number;
}

/**
 * I/O-virtual addresses of one device. They move on after each allocation and come round again late, so that an
 * access through a stale address is a fault rather than somebody else's memory.
 */
export class IovaSpace {
  private readonly pageSizeBytes: number;
  private readonly limit: number;
  private readonly first: number;
  private cursor: number;
  private wrapped = false;

  constructor(dmaMask: bigint, pageSizeBytes: number, deviceIndex: number) {
    const limit = dmaMask > BigInt(HIGHEST) ? HIGHEST : Number(dmaMask);
    const part = Math.floor((limit + 1) / DEVICE_PARTS / pageSizeBytes) * pageSizeBytes;
    this.pageSizeBytes = pageSizeBytes;
    this.limit = limit;
    this.first = Math.max(pageSizeBytes, part * (deviceIndex % DEVICE_PARTS));
    this.cursor = this.first;
  }

  /**
   * The first address of a free range, or −1. A range no longer than the boundary does not cross a multiple of it; a
   * longer one begins at a multiple.
   */
  allocate(lengthBytes: number, boundaryBytes: number, users: IovaUsers): number {
    let start = this.search(this.cursor, lengthBytes, boundaryBytes, users);
    if (start < 0) {
      this.wrapped = true;
      start = this.search(this.pageSizeBytes, lengthBytes, boundaryBytes, users);
    }
    // One page stays free after each range: running over its end is a fault, not the next range.
    if (start >= 0) this.cursor = start + lengthBytes + this.pageSizeBytes;
    return start;
  }

  wasUsed(address: number): boolean {
    return this.wrapped || (address >= this.first && address < this.cursor);
  }

  private search(from: number, lengthBytes: number, boundaryBytes: number, users: IovaUsers): number {
    let start = placed(from, lengthBytes, boundaryBytes);
    while (start + lengthBytes - 1 <= this.limit) {
      // Before the first round is over, nothing lies ahead.
      const blocked = this.wrapped ? users.blockedUntil(start / this.pageSizeBytes, this.pagesOf(lengthBytes)) : 0;
      if (blocked === 0) return start;
      start = placed((blocked + 1) * this.pageSizeBytes, lengthBytes, boundaryBytes);
    }
    return -1;
  }

  private pagesOf(lengthBytes: number): number {
    return Math.ceil(lengthBytes / this.pageSizeBytes);
  }
}

/** The first address at or after `from` that keeps the boundary rule. Page multiples stay page multiples. */
export function placed(from: number, lengthBytes: number, boundaryBytes: number): number {
  const multiple = Math.ceil(from / boundaryBytes) * boundaryBytes;
  if (lengthBytes > boundaryBytes) return multiple;
  return from + lengthBytes > multiple && from < multiple ? multiple : from;
}
