// SPDX-License-Identifier: MIT
import { PhysicalPage } from "./physical-page.ts";
import { DEVICE_ZONE, DMA_ZONE, HIGH_ZONE, LOW_ZONE, Zone } from "./zone.ts";

/** Largest single request: more than any world of the suite needs, far less than an absurd size asks for. */
const REQUEST_PAGES_MAX = 4096;

/** Every third unmasked request gets memory above 4 GiB: often enough to matter, seldom enough to attach 32-bit devices. */
const HIGH_REQUEST_PERIOD = 3;

/** What an allocation asks for. `aligned`: a run begins at a multiple of its length. `lastFrame`: the highest page frame allowed. */
export interface PageRequest {
  readonly count: number;
  readonly contiguous: boolean;
  readonly aligned: boolean;
  readonly lastFrame: number;
}

/** All page frames. Deterministic; freed pages are handed out again last in first out, with the bytes they hold. */
export class PhysicalMemory {
  private readonly pages = new Map<number, PhysicalPage>();
  private readonly freed: PhysicalPage[] = [];
  private readonly freedOfDevice: PhysicalPage[] = [];
  private readonly device: Zone;
  private readonly dma: Zone;
  private readonly low: Zone;
  private readonly high: Zone;
  private readonly pageSizeBytes: number;
  private requests = 0;

  constructor(pageSizeBytes: number) {
    this.pageSizeBytes = pageSizeBytes;
    this.device = new Zone(DEVICE_ZONE, pageSizeBytes);
    this.dma = new Zone(DMA_ZONE, pageSizeBytes);
    this.low = new Zone(LOW_ZONE, pageSizeBytes);
    this.high = new Zone(HIGH_ZONE, pageSizeBytes);
  }

  /** The page at a frame, also when it was freed; undefined when it was never allocated. */
  at(frame: number): PhysicalPage | undefined {
    return this.pages.get(frame);
  }

  /** The pages asked for, or null when no memory fits. */
  allocate(request: PageRequest): PhysicalPage[] | null {
    if (request.count > REQUEST_PAGES_MAX) return null;
    this.requests += 1;
    return request.contiguous ? this.allocateRun(request) : this.allocateScattered(request);
  }

  /** Pages of the device's own memory, or null when there are not so many. */
  allocateOfDevice(count: number): PhysicalPage[] | null {
    if (count > REQUEST_PAGES_MAX) return null;
    const taken: PhysicalPage[] = [];
    while (taken.length < count) {
      const page = this.freedOfDevice.pop();
      const frame = page === undefined ? this.device.takeFrame() : page.frame;
      if (frame < 0) return this.undo(taken);
      taken.push(page === undefined ? this.createPage(frame) : revive(page));
    }
    return taken;
  }

  /** Takes back a live page. */
  free(page: PhysicalPage): void {
    page.live = false;
    const ofDevice = this.device.contains(page.frame);
    (ofDevice ? this.freedOfDevice : this.freed).push(page);
  }

  private allocateScattered(request: PageRequest): PhysicalPage[] | null {
    const taken: PhysicalPage[] = [];
    while (taken.length < request.count) {
      const page = this.reusePage(request.lastFrame) ?? this.newPage(request.lastFrame, taken.length);
      if (page === null) return this.undo(taken);
      taken.push(page);
    }
    return taken;
  }

  private undo(taken: readonly PhysicalPage[]): null {
    for (const page of taken) this.free(page);
    return null;
  }

  private reusePage(lastFrame: number): PhysicalPage | null {
    for (let at = this.freed.length - 1; at >= 0; at -= 1) {
      const page = this.freed[at]!;
      if (page.frame > lastFrame) continue;
      this.freed.splice(at, 1);
      return revive(page);
    }
    return null;
  }

  private newPage(lastFrame: number, position: number): PhysicalPage | null {
    const zone = this.zoneFor(lastFrame, position % 2 === 1);
    const frame = zone === null ? -1 : zone.takeFrame();
    return frame < 0 ? null : this.createPage(frame);
  }

  private zoneFor(lastFrame: number, mayBeHigh: boolean): Zone | null {
    const high = mayBeHigh && this.requests % HIGH_REQUEST_PERIOD === 0;
    if (high && lastFrame >= this.high.lastFrame) return this.high;
    if (lastFrame >= this.low.lastFrame) return this.low;
    return lastFrame >= this.dma.lastFrame ? this.dma : null;
  }

  private allocateRun(request: PageRequest): PhysicalPage[] | null {
    if (request.count === 0) return [];
    const reused = this.reuseRun(request);
    if (reused !== null) return reused;
    const zone = this.zoneFor(request.lastFrame, true);
    const first = zone === null ? -1 : zone.takeRun(request.count, request.aligned);
    if (first < 0) return null;
    return Array.from({ length: request.count }, (_, i) => this.createPage(first + i));
  }

  /** The run freed last, when it fits: the top of the stack in ascending order. */
  private reuseRun({ count, aligned, lastFrame }: PageRequest): PhysicalPage[] | null {
    const start = this.freed.length - count;
    if (start < 0) return null;
    const first = this.freed[start]!.frame;
    if (first + count - 1 > lastFrame) return null;
    if (aligned && first % count !== 0) return null;
    for (let i = 1; i < count; i += 1) {
      if (this.freed[start + i]!.frame !== first + i) return null;
    }
    return this.freed.splice(start, count).map(revive);
  }

  private createPage(frame: number): PhysicalPage {
    const page = new PhysicalPage(frame, this.pageSizeBytes);
    this.pages.set(frame, page);
    return page;
  }
}

function revive(page: PhysicalPage): PhysicalPage {
  page.live = true;
  page.mappedBy = 0;
  return page;
}
