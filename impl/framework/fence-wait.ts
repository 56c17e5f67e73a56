// SPDX-License-Identifier: MIT
import { isError } from "../exporters/kit.ts";
import { mightSleep } from "../kernel/atomic.ts";
import type { Ticks } from "../kernel/clock.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import { dmaFenceEnableSwSignaling, dmaFenceRemoveCallback } from "./fence-callback.ts";
import { FenceSleeper, type Left } from "./fence-sleeper.ts";
import type { FenceStruct, Under } from "./fence-struct.ts";

/** How long to wait, and whether a signal ends it. */
export interface Patience {
  readonly timeout: Ticks;
  readonly interruptible: boolean;
}

/** Whether a C `long` of this time would be negative. */
export function isNegative(timeout: Ticks): boolean {
  return typeof timeout === "number" && timeout < 0;
}

/** `dma_fence_wait_timeout`. Order: FENCE-91. */
export function* dmaFenceWaitTimeout(
  core: Core,
  fence: FenceStruct,
  patience: Patience,
  under: Under = null,
): Sleeping<Left> {
  if (isNegative(patience.timeout)) {
    core.log.warn("dma_fence_wait_timeout"); // FENCE-37
    return error("EINVAL");
  }
  mightSleep(core.task, "dma_fence_wait_timeout", "FENCE-47");
  dmaFenceEnableSwSignaling(core, fence, under); // FENCE-39, FENCE-42
  const wait = fence.ops.wait;
  if (wait !== undefined) return wait(core, fence, patience.timeout, under); // FENCE-46, FENCE-95
  return yield* dmaFenceDefaultWait(core, fence, patience);
}

/** `dma_fence_default_wait`. */
function* dmaFenceDefaultWait(core: Core, fence: FenceStruct, { timeout, interruptible }: Patience): Sleeping<Left> {
  if (fence.signaled) return timeout === 0 ? 1 : timeout; // FENCE-38
  if (interruptible && core.task.signalled) return error("ERESTARTSYS"); // FENCE-42
  if (timeout === 0) return 0; // FENCE-39
  const sleeper = new FenceSleeper(core, interruptible, timeout);
  fence.callbacks.unshift(sleeper); // FENCE-10
  let left: Left = timeout;
  while (!fence.signaled && left !== 0 && !isError(left)) {
    yield sleeper;
    left = sleeper.left(); // FENCE-40
  }
  dmaFenceRemoveCallback(fence, sleeper);
  return left;
}
