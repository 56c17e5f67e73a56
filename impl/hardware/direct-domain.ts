// SPDX-License-Identifier: MIT
import type { KernelError, ScatterEntry } from "../exporters/kit.ts";
import type { DmaDomain, Translation } from "./dma-domain.ts";
import type { DmaMapping } from "./dma-mapping.ts";
import { EIO } from "./kernel-errors.ts";
import type { PhysicalMemory } from "./physical-memory.ts";

/** No IOMMU: the bus address is the physical address; memory above the device's mask cannot be mapped (SG-18, HW-07). */
export class DirectDomain implements DmaDomain {
  readonly translates = false;
  private readonly memory: PhysicalMemory;
  private readonly pageSizeBytes: number;
  private readonly deviceBit: number;
  private readonly live = new Set<DmaMapping>();

  constructor(memory: PhysicalMemory, pageSizeBytes: number, deviceIndex: number) {
    this.memory = memory;
    this.pageSizeBytes = pageSizeBytes;
    this.deviceBit = 1 << deviceIndex;
  }

  map(mapping: DmaMapping): KernelError | undefined {
    const { table, originalEntries, device } = mapping;
    for (let i = 0; i < originalEntries; i += 1) {
      const entry = table.entries[i]!;
      const address = busAddress(entry);
      if (address + BigInt(entry.lengthBytes) - 1n > device.dmaMask) return EIO;
      entry.dmaAddress = address;
      entry.dmaLengthBytes = entry.lengthBytes;
    }
    table.mappedEntries = originalEntries;
    for (const page of mapping.pages) page.mappedBy |= this.deviceBit;
    this.live.add(mapping);
    return undefined;
  }

  unmap(mapping: DmaMapping): void {
    this.live.delete(mapping);
  }

  translate(addressBytes: number): Translation | null {
    const page = this.memory.at(Math.floor(addressBytes / this.pageSizeBytes));
    if (page === undefined) return null;
    for (const mapping of this.live) {
      if (mapping.pages.includes(page)) return { page, mapping };
    }
    return { page, mapping: null };
  }

  wasMapped(addressBytes: number): boolean {
    const page = this.memory.at(Math.floor(addressBytes / this.pageSizeBytes));
    return page !== undefined && (page.mappedBy & this.deviceBit) !== 0;
  }
}

function busAddress(entry: ScatterEntry): bigint {
  if (entry.page === null) return 0n;
  if (entry.offsetBytes === 0) return entry.page.physicalAddress;
  return entry.page.physicalAddress + BigInt(entry.offsetBytes);
}
