// SPDX-License-Identifier: MIT
import type { PhysicalPage } from "./physical-page.ts";

/** One byte the CPU holds in its cache. `dirty`: memory does not have it yet. */
export interface CachedByte {
  value: number;
  dirty: boolean;
}

/**
 * The CPU's cache in front of memory, at its worst: what it holds it keeps until it is told otherwise, and a device that
 * does not look into it finds the CPU to have loaded the old byte in time (HW-08). Only what must hold does hold.
 */
export class CpuCache {
  /** What the CPU sees, and a coherent device with it (HW-09). */
  read(page: PhysicalPage, offsetBytes: number): number {
    const cached = page.cached?.get(offsetBytes);
    if (cached !== undefined) return cached.value;
    const value = page.read(offsetBytes);
    this.hold(page, offsetBytes, value, false);
    return value;
  }

  /** Memory does not hear of it before a clean. */
  write(page: PhysicalPage, offsetBytes: number, byte: number): void {
    this.hold(page, offsetBytes, byte & 0xff, true);
  }

  /** A non-coherent device writes: the CPU goes on seeing what was there before. */
  writeAround(page: PhysicalPage, offsetBytes: number, byte: number): void {
    this.read(page, offsetBytes);
    page.write(offsetBytes, byte);
  }

  /** Writes back what is dirty, so that devices see what the CPU wrote. */
  clean(pages: readonly PhysicalPage[]): void {
    for (const page of pages) writeBack(page);
  }

  /** Forgets what is held, so that the CPU sees what devices wrote; dirty bytes are written back first. */
  invalidate(pages: readonly PhysicalPage[]): void {
    for (const page of pages) {
      writeBack(page);
      page.cached = null;
    }
  }

  private hold(page: PhysicalPage, offsetBytes: number, value: number, dirty: boolean): void {
    page.cached ??= new Map();
    page.cached.set(offsetBytes, { value, dirty });
  }
}

function writeBack(page: PhysicalPage): void {
  if (page.cached === null) return;
  for (const [offsetBytes, byte] of page.cached) {
    if (!byte.dirty) continue;
    page.write(offsetBytes, byte.value);
    byte.dirty = false;
  }
}
