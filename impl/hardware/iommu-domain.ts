// SPDX-License-Identifier: MIT
import type { KernelError, ScatterEntry } from "../exporters/kit.ts";
import type { DmaDomain, Translation } from "./dma-domain.ts";
import type { DmaMapping } from "./dma-mapping.ts";
import { IovaSpace, type IovaUsers, placed } from "./iova-space.ts";
import { ENOMEM } from "./kernel-errors.ts";

/** The limits of the device behind the IOMMU, and whether neighbours may become one segment (HW-03, SG-13). */
export interface IommuSpec {
  readonly dmaMask: bigint;
  readonly maxSegmentBytes: number;
  readonly segmentBoundaryBytes: number;
  readonly merges: boolean;
}

/** An IOMMU: every mapping gets addresses of its own, which end with it (HW-04, HW-05). */
export class IommuDomain implements DmaDomain, IovaUsers {
  readonly translates = true;
  private readonly spec: IommuSpec;
  private readonly pageSizeBytes: number;
  private readonly space: IovaSpace;
  private readonly live = new Set<DmaMapping>();

  constructor(spec: IommuSpec, pageSizeBytes: number, deviceIndex: number) {
    this.spec = spec;
    this.pageSizeBytes = pageSizeBytes;
    this.space = new IovaSpace(spec.dmaMask, pageSizeBytes, deviceIndex);
  }

  map(mapping: DmaMapping): KernelError | undefined {
    this.live.add(mapping);
    const error = this.spec.merges ? this.mapMerged(mapping) : this.mapEach(mapping);
    if (error !== undefined) this.unmap(mapping);
    return error;
  }

  unmap(mapping: DmaMapping): void {
    this.live.delete(mapping);
  }

  translate(addressBytes: number): Translation | null {
    const iovaPage = Math.floor(addressBytes / this.pageSizeBytes);
    for (const mapping of this.live) {
      const index = mapping.pageIndexAt(iovaPage);
      if (index >= 0) return { page: mapping.pages[index]!, mapping };
    }
    return null;
  }

  blockedUntil(firstPage: number, count: number): number {
    for (const { ranges } of this.live) {
      for (let i = 0; i < ranges.length; i += 2) {
        const end = ranges[i]! + ranges[i + 1]!;
        if (ranges[i]! < firstPage + count && firstPage < end) return end;
      }
    }
    return 0;
  }

  wasMapped(addressBytes: number): boolean {
    return this.space.wasUsed(addressBytes);
  }

  private mapEach(mapping: DmaMapping): KernelError | undefined {
    const { table, originalEntries, pagesPerEntry, ranges } = mapping;
    for (let i = 0; i < originalEntries; i += 1) {
      const count = pagesPerEntry[i]!;
      const start = this.allocate(count * this.pageSizeBytes);
      if (start < 0) return ENOMEM;
      ranges.push(start / this.pageSizeBytes, count);
      setDma(table.entries[i]!, start + this.offsetOf(table.entries[i]!), table.entries[i]!.lengthBytes);
    }
    table.mappedEntries = originalEntries;
    return undefined;
  }

  /** One range for the whole table, entries laid out in order, padded where one would cross the boundary. */
  private mapMerged(mapping: DmaMapping): KernelError | undefined {
    const boundary = this.spec.segmentBoundaryBytes;
    const starts: number[] = [];
    let end = 0;
    for (const count of mapping.pagesPerEntry) {
      const start = placed(end, count * this.pageSizeBytes, boundary);
      starts.push(start);
      end = start + count * this.pageSizeBytes;
    }
    const base = this.allocate(end);
    if (base < 0) return ENOMEM;
    for (let i = 0; i < starts.length; i += 1) {
      mapping.ranges.push((base + starts[i]!) / this.pageSizeBytes, mapping.pagesPerEntry[i]!);
    }
    this.join(mapping, base, starts);
    return undefined;
  }

  /** Writes the segments to the leading entries, joining an entry to the segment before it where the limits allow. */
  private join(mapping: DmaMapping, base: number, starts: readonly number[]): void {
    const { entries } = mapping.table;
    let segments = 0;
    let start = 0;
    let length = 0;
    for (let i = 0; i < starts.length; i += 1) {
      const entry = entries[i]!;
      const address = base + starts[i]! + this.offsetOf(entry);
      if (segments > 0 && this.joins(start, length, address, entry.lengthBytes)) {
        length += entry.lengthBytes;
      } else {
        start = address;
        length = entry.lengthBytes;
        segments += 1;
      }
      setDma(entries[segments - 1]!, start, length);
    }
    for (let i = segments; i < starts.length; i += 1) setDma(entries[i]!, 0, 0);
    mapping.table.mappedEntries = segments;
  }

  private joins(start: number, length: number, address: number, added: number): boolean {
    if (length === 0 || added === 0) return false;
    if (start + length !== address) return false;
    if (length + added > this.spec.maxSegmentBytes) return false;
    const boundary = this.spec.segmentBoundaryBytes;
    return Math.floor(start / boundary) === Math.floor((address + added - 1) / boundary);
  }

  private allocate(lengthBytes: number): number {
    if (lengthBytes === 0) return 0;
    return this.space.allocate(lengthBytes, this.spec.segmentBoundaryBytes, this);
  }

  private offsetOf(entry: ScatterEntry): number {
    return entry.offsetBytes % this.pageSizeBytes;
  }
}

function setDma(entry: ScatterEntry, address: number, lengthBytes: number): void {
  entry.dmaAddress = BigInt(address);
  entry.dmaLengthBytes = lengthBytes;
}
