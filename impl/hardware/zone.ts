// SPDX-License-Identifier: MIT

/** Order in which a zone hands out every eight page frames: some neighbours, some gaps, some steps back (SG-11). */
const SCATTER = [1, 2, 0, 4, 5, 3, 7, 6] as const;

/** Contiguous runs begin one page before a multiple of this many, so that they cross segment boundaries (SG-09). */
const RUN_ALIGNMENT_PAGES = 16;

/** Where a zone lies, in bytes: first addresses of its two parts and the first address after each. */
export interface ZoneSpec {
  readonly scattered: readonly [from: number, to: number];
  readonly runs: readonly [from: number, to: number];
  /** Highest address of the zone: a mask at least this large reaches all of it. */
  readonly last: number;
}

/** Below 16 MiB, for masks of 24 bits and more. */
export const DMA_ZONE: ZoneSpec = {
  scattered: [0x10_0000, 0x80_0000],
  runs: [0x80_0000, 0x100_0000],
  last: 0xff_ffff,
};

/** Below 4 GiB, for masks of 32 bits and more. */
export const LOW_ZONE: ZoneSpec = {
  scattered: [0x800_0000, 0x4000_0000],
  runs: [0x4000_0000, 0xf000_0000],
  last: 0xffff_ffff,
};

/** Above 4 GiB. The first run crosses a multiple of 4 GiB, the usual segment boundary. */
export const HIGH_ZONE: ZoneSpec = {
  scattered: [0x1_0000_0000, 0x1_f000_0000],
  runs: [0x1_ffff_0000, 0x4_0000_0000],
  last: 0x3_ffff_ffff,
};

/** The device's own memory: a window that masks of 32 bits and more reach (HW-16). */
export const DEVICE_ZONE: ZoneSpec = {
  scattered: [0xf000_0000, 0x1_0000_0000],
  runs: [0, 0],
  last: 0xffff_ffff,
};

/** Page frames never used before, handed out in a fixed order. */
export class Zone {
  readonly lastFrame: number;
  private readonly base: number;
  private readonly end: number;
  private readonly runsEnd: number;
  private taken = 0;
  private nextRun: number;

  constructor(spec: ZoneSpec, pageSizeBytes: number) {
    this.lastFrame = Math.floor(spec.last / pageSizeBytes);
    this.base = spec.scattered[0] / pageSizeBytes;
    this.end = spec.scattered[1] / pageSizeBytes;
    this.nextRun = spec.runs[0] / pageSizeBytes;
    this.runsEnd = spec.runs[1] / pageSizeBytes;
  }

  /** Whether a frame is one of its single ones. */
  contains(frame: number): boolean {
    return frame >= this.base && frame < this.end;
  }

  /** The next single frame, or −1 when the zone is used up. */
  takeFrame(): number {
    const group = this.base + (this.taken & ~7);
    if (group + SCATTER.length > this.end) return -1;
    const frame = group + SCATTER[this.taken & 7]!;
    this.taken += 1;
    return frame;
  }

  /** The first of `count` adjacent frames, or −1. `aligned`: a multiple of the count. */
  takeRun(count: number, aligned: boolean): number {
    const first = aligned ? Math.ceil(this.nextRun / count) * count : this.unevenFrame();
    if (first + count > this.runsEnd) return -1;
    this.nextRun = first + count;
    return first;
  }

  private unevenFrame(): number {
    const blocks = Math.floor(this.nextRun / RUN_ALIGNMENT_PAGES) + 1;
    return blocks * RUN_ALIGNMENT_PAGES - 1;
  }
}
