// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import type { FenceStruct, Timestamp, Under } from "./fence-struct.ts";

/** `dma_fence_signal_timestamp_locked`, behind all forms. Undefined: it signalled, or the era tells nobody (FENCE-06). */
export function dmaFenceSignalLocked(
  core: Core,
  fence: FenceStruct,
  under: Under = null,
  timestamp: Timestamp = "signal",
): KernelError | undefined {
  fence.touch();
  if (fence.signaled) return core.switches.secondSignal === "error" ? error("EINVAL") : undefined;
  fence.signaled = true; // FENCE-05
  fence.timestamp = timestamp; // FENCE-35
  const callbacks = fence.callbacks;
  fence.callbacks = []; // FENCE-11
  for (const callback of callbacks) callback.run(core, fence, under); // FENCE-09
  return undefined;
}

/** `dma_fence_signal` and `dma_fence_signal_timestamp`, which test for NULL. */
export function dmaFenceSignal(core: Core, fence: FenceStruct | null, timestamp: Timestamp): KernelError | undefined {
  if (fence !== null) return dmaFenceSignalLocked(core, fence, null, timestamp);
  if (core.switches.secondSignal === "error") return error("EINVAL"); // FENCE-07
  core.log.warn(timestamp === "given" ? "dma_fence_signal_timestamp" : "dma_fence_signal"); // FENCE-07
  return undefined;
}

/** `dma_fence_is_signaled`: may find out that the work is done, and signals the fence then (FENCE-28). */
export function dmaFenceIsSignaled(core: Core, fence: FenceStruct, under: Under = null): boolean {
  fence.touch();
  if (fence.signaled) return true;
  if (fence.ops.signaled?.(core, fence, under) !== true) return false; // FENCE-29
  dmaFenceSignalLocked(core, fence, under);
  return true;
}

/** `dma_fence_get_status` (FENCE-33). */
export function dmaFenceGetStatus(core: Core, fence: FenceStruct): number {
  if (!dmaFenceIsSignaled(core, fence)) return 0; // FENCE-34
  return fence.status;
}

const ERRNO_MOST = 4095;

/** `dma_fence_set_error`: says what is wrong and does it all the same (FENCE-31). */
export function dmaFenceSetError(core: Core, fence: FenceStruct, number: number): void {
  fence.touch();
  if (fence.signaled) core.log.warn("dma_fence_set_error");
  if (number >= 0 || number < -ERRNO_MOST) core.log.warn("dma_fence_set_error");
  fence.error = number;
}
