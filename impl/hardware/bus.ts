// SPDX-License-Identifier: MIT

import type { Translation } from "./dma-domain.ts";
import type { PhysicalPage } from "./physical-page.ts";
import type { Reports } from "./reports.ts";
import type { VirtualDevice } from "./virtual-device.ts";
import type { VmapSpace } from "./vmap-space.ts";

const DMA = "DMA";
const CPU = "iosys_map";

/** Accesses by devices and by the CPU. The importer walks a live mapping, so a fault is the exporter's. */
export class Bus {
  private readonly space: VmapSpace;
  private readonly reports: Reports;

  constructor(space: VmapSpace, reports: Reports) {
    this.space = space;
    this.reports = reports;
  }

  /** The page a device reaches, or null: the access leads nowhere. */
  dma(device: VirtualDevice, addressBytes: number, write: boolean): PhysicalPage | null {
    const found = device.domain.translate(addressBytes);
    if (found === null || found.mapping === null) return this.uncovered(device, addressBytes, found);
    if (device.domain.translates && !allows(found.mapping.direction, write)) {
      this.reports.broken("HW-06", DMA, `${write ? "write" : "read"} through a ${found.mapping.direction} mapping`);
      return null;
    }
    if (!found.page.live) this.reports.broken("HW-19", DMA, `${device.name} reached a page that was freed`);
    return found.page;
  }

  /** The page behind a kernel address, or null. */
  cpu(address: bigint): PhysicalPage | null {
    const page = this.space.translate(address);
    if (page !== null) return page;
    const text = `0x${address.toString(16)}`;
    if (this.space.wasUsed(address)) this.reports.broken("VMAP-18", CPU, `${text} is not mapped any more`);
    else this.reports.broken("VMAP-20", CPU, `${text} never was a kernel mapping`);
    return null;
  }

  /** No live mapping of this device covers the address. Without an IOMMU the access goes through all the same (HW-05). */
  private uncovered(device: VirtualDevice, addressBytes: number, found: Translation | null): PhysicalPage | null {
    const text = `0x${addressBytes.toString(16)}`;
    if (device.domain.wasMapped(addressBytes)) {
      this.reports.broken("MAP-42", DMA, `${text} is not mapped for ${device.name} any more`);
    } else {
      this.reports.broken("MAP-47", DMA, `${text} never was mapped for ${device.name}`);
    }
    return found === null ? null : found.page;
  }
}

function allows(direction: string, write: boolean): boolean {
  if (direction === "DMA_BIDIRECTIONAL") return true;
  return direction === (write ? "DMA_FROM_DEVICE" : "DMA_TO_DEVICE");
}
