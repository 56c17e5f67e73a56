// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceSignalLocked } from "./fence-signal.ts";
import { dmaFenceFree, type FenceStruct, type Under } from "./fence-struct.ts";

const SITE = "dma_fence_release";
/** EDEADLK, as the number a fence stores. */
const DEADLOCK = -35;

/** `dma_fence_get`. */
export function dmaFenceGet(fence: FenceStruct): FenceStruct {
  fence.references.raise();
  return fence;
}

/** `dma_fence_get_rcu`: null where the last reference is gone (FENCE-58). */
export function dmaFenceGetRcu(fence: FenceStruct): FenceStruct | null {
  return fence.references.raiseUnlessZero() ? fence : null;
}

/** `dma_fence_put` (FENCE-54). */
export function dmaFencePut(core: Core, fence: FenceStruct | null, under: Under = null): void {
  if (fence === null) return;
  if (fence.references.lower()) dmaFenceRelease(core, fence, under);
}

/** `dma_fence_release`: the last reference is gone. */
function dmaFenceRelease(core: Core, fence: FenceStruct, under: Under): void {
  if (fence.promised && !fence.signaled) {
    core.log.contract(SITE, "FENCE-26", "the last reference of a fence that has to signal yet");
  }
  if (fence.callbacks.length > 0 && !fence.signaled) forceSignal(core, fence, under);
  if (fence.ops.release === undefined)
    dmaFenceFree(core, fence); // FENCE-55, FENCE-57
  else fence.ops.release(core, fence, under); // FENCE-55
}

/** Whoever waits must not wait for ever (FENCE-56). */
function forceSignal(core: Core, fence: FenceStruct, under: Under): void {
  core.log.warn(SITE);
  fence.error = DEADLOCK; // FENCE-102
  dmaFenceSignalLocked(core, fence, under);
}
