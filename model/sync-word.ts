// SPDX-License-Identifier: MIT
/** The flags of DMA_BUF_IOCTL_SYNC (include/uapi/linux/dma-buf.h). START is the value 0 (SYNC-07). */
import type { Direction } from "../spec/op.ts";

const READ = 0x1n;
const WRITE = 0x2n;
const END = 0x4n;
const KNOWN = READ | WRITE | END;

/** Bits nobody knows, at any of the 64 places (SYNC-02, SYNC-08). */
export function hasUnknownBits(flags: bigint): boolean {
  return (flags & ~KNOWN) !== 0n;
}

/** One bit too many in a word that is good without it (SYNC-08). */
export function hasOneUnknownBit(flags: bigint): boolean {
  const unknown = flags & ~KNOWN;
  return unknown !== 0n && (unknown & (unknown - 1n)) === 0n && !namesNoAccess(flags);
}

/** Neither READ nor WRITE (SYNC-03). */
export function namesNoAccess(flags: bigint): boolean {
  return (flags & (READ | WRITE)) === 0n;
}

/** Whether the word ends a bracket. */
export function isEnd(flags: bigint): boolean {
  return (flags & END) !== 0n;
}

/** Whether the CPU is to write. */
export function writes(flags: bigint): boolean {
  return (flags & WRITE) !== 0n;
}

/** The direction a good word stands for (SYNC-04, SYNC-05, SYNC-06). */
export function directionOf(flags: bigint): Direction {
  if (!writes(flags)) return "DMA_FROM_DEVICE";
  return (flags & READ) === 0n ? "DMA_TO_DEVICE" : "DMA_BIDIRECTIONAL";
}
