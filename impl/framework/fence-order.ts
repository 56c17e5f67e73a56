// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceIsSignaled } from "./fence-signal.ts";
import type { FenceStruct } from "./fence-struct.ts";

/** `dma_fence_is_later`: only fences of one context have an order (FENCE-59). */
export function dmaFenceIsLater(core: Core, first: FenceStruct, second: FenceStruct): boolean {
  first.touch();
  second.touch();
  if (first.context !== second.context) {
    core.log.warn("dma_fence_is_later"); // FENCE-59
    return false;
  }
  if (first.wide) return first.seqno > second.seqno; // FENCE-60: the first one decides
  return ((first.seqno - second.seqno) | 0) > 0; // FENCE-60, FENCE-61
}

/** `dma_fence_is_later_or_same`: the same is the same object (RESV-72). */
export function dmaFenceIsLaterOrSame(core: Core, first: FenceStruct, second: FenceStruct): boolean {
  return first === second || dmaFenceIsLater(core, first, second);
}

/** `dma_fence_later` (FENCE-62). */
export function dmaFenceLater(core: Core, first: FenceStruct, second: FenceStruct): FenceStruct | null {
  if (first.context !== second.context) {
    core.log.warn("dma_fence_later"); // FENCE-62
    return null;
  }
  const later = dmaFenceIsLater(core, first, second) ? first : second;
  return dmaFenceIsSignaled(core, later) ? null : later; // FENCE-62
}
