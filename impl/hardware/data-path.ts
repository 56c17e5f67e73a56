// SPDX-License-Identifier: MIT
import type { Direction } from "../exporters/kit.ts";
import { CpuCache } from "./cpu-cache.ts";
import type { PhysicalPage } from "./physical-page.ts";
import type { VirtualDevice } from "./virtual-device.ts";

/** Through which caches bytes move. A world of coherent devices needs none: everybody sees memory at once (HW-09). */
export class DataPath {
  private readonly cache: CpuCache | null;

  constructor(devices: readonly VirtualDevice[]) {
    this.cache = devices.every((device) => device.coherent) ? null : new CpuCache();
  }

  cpuRead(page: PhysicalPage, offsetBytes: number): number {
    return this.cache === null ? page.read(offsetBytes) : this.cache.read(page, offsetBytes);
  }

  cpuWrite(page: PhysicalPage, offsetBytes: number, byte: number): void {
    if (this.cache === null) page.write(offsetBytes, byte);
    else this.cache.write(page, offsetBytes, byte);
  }

  deviceRead(device: VirtualDevice, page: PhysicalPage, offsetBytes: number): number {
    return device.coherent ? this.cpuRead(page, offsetBytes) : page.read(offsetBytes);
  }

  deviceWrite(device: VirtualDevice, page: PhysicalPage, offsetBytes: number, byte: number): void {
    if (device.coherent || this.cache === null) this.cpuWrite(page, offsetBytes, byte);
    else this.cache.writeAround(page, offsetBytes, byte);
  }

  /** The engine copies a page: it takes what is newest, and leaves the CPU nothing old to see. */
  copy(from: PhysicalPage, to: PhysicalPage): void {
    this.cache?.clean([from]);
    to.copyOf(from);
  }

  /**
   * `dma_sync_*_for_device`, and the begin of a mapping: what the CPU wrote goes to memory. Also for a device that only
   * writes: a dirty byte would go over what it writes later.
   */
  forDevice(device: VirtualDevice, pages: readonly PhysicalPage[]): void {
    if (!device.coherent) this.cache?.clean(pages);
  }

  /** `dma_sync_*_for_cpu`, and the end of a mapping: the CPU sees what the device wrote. */
  forCpu(device: VirtualDevice, pages: readonly PhysicalPage[], direction: Direction): void {
    if (device.coherent || !writtenByDevice(direction)) return;
    this.cache?.invalidate(pages);
  }
}

function writtenByDevice(direction: Direction): boolean {
  return direction === "DMA_FROM_DEVICE" || direction === "DMA_BIDIRECTIONAL";
}
