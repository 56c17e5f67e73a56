// SPDX-License-Identifier: MIT
/**
 * Storage pages, and who reads and writes them. A page belongs to no buffer: buffers and memory files may share pages,
 * and one page may stand at several places of a buffer. One byte per page is all that is looked at.
 */
import {
  afterCpuRead,
  afterCpuWrite,
  afterMemoryRead,
  afterMemoryWrite,
  cpuBytes,
  memoryBytes,
  settled,
  type Views,
} from "./coherence.ts";
import type { BufferState, State } from "./state.ts";

export interface PageState {
  views: Views;
  /** Who wrote last: `memory` is a non-coherent device. A page nobody wrote reads as zero (MAP-45). */
  writer: "nobody" | "cache" | "memory";
  /** What has since made the last write visible to the other side for certain; null: nothing yet. */
  shownBy: "bracket" | "mapping" | null;
  /** A copy has taken it to another place since it was written. */
  carried: boolean;
}

/** A page nobody has written. */
export function newPage(): PageState {
  return { views: settled(0), writer: "nobody", shownBy: null, carried: false };
}

/** The storage behind a page of a buffer. A buffer whose maker laid out no pages gets its own, when they are first asked for. */
export function pageAt(buffer: BufferState, index: number): PageState {
  let page = buffer.pages[index];
  if (page === undefined) {
    page = newPage();
    buffer.pages[index] = page;
  }
  return page;
}

/** The CPU writes, through whatever mapping or call; so does a coherent device, which takes part in the cache (HW-09). */
export function writeByCpu(s: State, page: PageState, byte: number): void {
  page.views = s.hasCaches ? afterCpuWrite(page.views, byte) : settled(byte);
  page.writer = "cache";
  page.shownBy = null;
  page.carried = false;
}

/** A device writes. */
export function writeByDevice(s: State, page: PageState, coherent: boolean, byte: number): void {
  if (coherent) {
    writeByCpu(s, page, byte);
    return;
  }
  page.views = afterMemoryWrite(page.views, byte);
  page.writer = "memory";
  page.shownBy = null;
  page.carried = false;
}

/** The bytes a read by the CPU, or by a coherent device, may show. */
export function bytesForCpu(page: PageState): readonly number[] {
  return cpuBytes(page.views);
}

/** The bytes a read by a device may show. */
export function bytesForDevice(page: PageState, coherent: boolean): readonly number[] {
  return coherent ? cpuBytes(page.views) : memoryBytes(page.views);
}

/** The CPU read this byte: what it rules out is out. */
export function readByCpu(page: PageState, byte: number): void {
  page.views = afterCpuRead(page.views, byte);
}

/** A device read this byte. */
export function readByDevice(page: PageState, coherent: boolean, byte: number): void {
  page.views = coherent ? afterCpuRead(page.views, byte) : afterMemoryRead(page.views, byte);
}
