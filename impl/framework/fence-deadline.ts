// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceIsSignaled } from "./fence-signal.ts";
import type { FenceStruct, Under } from "./fence-struct.ts";

/** `dma_fence_set_deadline`: a hint, and only for a fence that takes it (FENCE-69, FENCE-103). */
export function dmaFenceSetDeadline(core: Core, fence: FenceStruct, under: Under = null): void {
  fence.touch();
  if (fence.ops.setDeadline === undefined) return;
  if (dmaFenceIsSignaled(core, fence, under)) return; // FENCE-103
  fence.ops.setDeadline(core, fence, under);
}
