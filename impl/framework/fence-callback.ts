// SPDX-License-Identifier: MIT
import type { KernelError } from "../exporters/kit.ts";
import { error } from "../kernel/error.ts";
import type { Core } from "./core.ts";
import { dmaFenceSignalLocked } from "./fence-signal.ts";
import type { FenceCallback, FenceStruct, Under } from "./fence-struct.ts";

/** `__dma_fence_enable_signaling`; false: the fence is signalled, maybe just now. The `signaled` op is not asked (FENCE-18). */
function enableSignaling(core: Core, fence: FenceStruct, under: Under): boolean {
  fence.touch();
  const before = fence.enabled;
  fence.enabled = true;
  if (fence.signaled) return false;
  if (before || fence.ops.enableSignaling === undefined) return true; // FENCE-24, FENCE-25
  fence.promised = fence.ops.enableSignaling(core, fence, under);
  if (fence.promised) return true;
  dmaFenceSignalLocked(core, fence, under); // FENCE-17
  return false;
}

/** `dma_fence_enable_sw_signaling` (FENCE-27). */
export function dmaFenceEnableSwSignaling(core: Core, fence: FenceStruct, under: Under = null): void {
  enableSignaling(core, fence, under);
}

/** `dma_fence_add_callback`. */
export function dmaFenceAddCallback(
  core: Core,
  fence: FenceStruct | null,
  callback: FenceCallback,
  under: Under = null,
): KernelError | undefined {
  if (fence === null) {
    core.log.warn("dma_fence_add_callback"); // FENCE-14
    return error("EINVAL");
  }
  if (!enableSignaling(core, fence, under)) return error("ENOENT"); // FENCE-15, FENCE-17
  fence.callbacks.push(callback); // FENCE-16
  return undefined;
}

/** `dma_fence_remove_callback`: whether it had not been called (FENCE-20, FENCE-21, FENCE-22). */
export function dmaFenceRemoveCallback(fence: FenceStruct, callback: FenceCallback): boolean {
  fence.touch();
  const at = fence.callbacks.indexOf(callback);
  if (at < 0) return false;
  fence.callbacks.splice(at, 1);
  return true;
}
