// SPDX-License-Identifier: MIT
import type { PhysicalPage } from "./physical-page.ts";
import type { Scope } from "./scope.ts";

/** Where kernel mappings begin: an address that is nothing else in this machine. */
const BASE = 0xffff_c900_0000_0000n;

/** One kernel mapping of pages. */
export interface VmapArea {
  readonly address: bigint;
  readonly startBytes: number;
  readonly pages: readonly PhysicalPage[];
  readonly madeIn: Scope | null;
}

/** Kernel address space. Addresses are never used twice, so that a stale one is a fault. */
export class VmapSpace {
  private readonly areas = new Map<bigint, VmapArea>();
  private readonly pageSizeBytes: number;
  private nextBytes = 0;

  constructor(pageSizeBytes: number) {
    this.pageSizeBytes = pageSizeBytes;
  }

  /** No pages at all still get an address, with nothing behind it. */
  create(pages: readonly PhysicalPage[], madeIn: Scope | null): VmapArea {
    const area: VmapArea = { address: BASE + BigInt(this.nextBytes), startBytes: this.nextBytes, pages, madeIn };
    this.areas.set(area.address, area);
    // One page stays free after each area.
    this.nextBytes += (pages.length + 1) * this.pageSizeBytes;
    return area;
  }

  /** The area that began at the address, or undefined when none does. */
  remove(address: bigint): VmapArea | undefined {
    const area = this.areas.get(address);
    this.areas.delete(address);
    return area;
  }

  /** The page at an address; null is a fault. */
  translate(address: bigint): PhysicalPage | null {
    const at = Number(address - BASE);
    for (const area of this.areas.values()) {
      const index = Math.floor((at - area.startBytes) / this.pageSizeBytes);
      if (index >= 0 && index < area.pages.length) return area.pages[index]!;
    }
    return null;
  }

  /** Whether the address ever belonged to an area. */
  wasUsed(address: bigint): boolean {
    return address >= BASE && Number(address - BASE) < this.nextBytes;
  }
}
