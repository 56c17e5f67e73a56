// SPDX-License-Identifier: MIT
import { isError, type KernelError } from "../exporters/kit.ts";
import { mightSleep } from "../kernel/atomic.ts";
import type { Ticks } from "../kernel/clock.ts";
import { error } from "../kernel/error.ts";
import type { Sleeping } from "../kernel/sleep.ts";
import type { Core } from "./core.ts";
import { dmaFenceAddCallback, dmaFenceRemoveCallback } from "./fence-callback.ts";
import { dmaFenceIsSignaled } from "./fence-signal.ts";
import { FenceSleeper, type Left } from "./fence-sleeper.ts";
import type { FenceStruct } from "./fence-struct.ts";
import { isNegative, type Patience } from "./fence-wait.ts";

/** Time left and which fence signalled; null: none, or the time was over. */
export interface First {
  readonly left: Ticks;
  readonly index: number | null;
}

const SITE = "dma_fence_wait_any_timeout";
const NONE: First = { left: 0, index: null };

/** `dma_fence_wait_any_timeout`. `wait` ops are ignored (FENCE-52). */
export function* dmaFenceWaitAnyTimeout(
  core: Core,
  fences: readonly FenceStruct[],
  patience: Patience,
): Sleeping<First | KernelError> {
  if (isNegative(patience.timeout)) {
    core.log.warn(SITE); // FENCE-48
    return error("EINVAL");
  }
  if (patience.timeout === 0) return firstSignaled(core, fences);
  mightSleep(core.task, SITE, "FENCE-47");
  const sleeper = new FenceSleeper(core, patience.interruptible, patience.timeout);
  const first = yield* armAndSleep(core, fences, sleeper, patience);
  for (const fence of fences) dmaFenceRemoveCallback(fence, sleeper); // FENCE-53
  return first;
}

/** Asks each, switches none on (FENCE-49, FENCE-90). */
function firstSignaled(core: Core, fences: readonly FenceStruct[]): First {
  const index = fences.findIndex((fence) => dmaFenceIsSignaled(core, fence));
  return index < 0 ? NONE : { left: 1, index };
}

function* armAndSleep(
  core: Core,
  fences: readonly FenceStruct[],
  sleeper: FenceSleeper,
  { timeout }: Patience,
): Sleeping<First | KernelError> {
  for (const [index, fence] of fences.entries()) {
    if (dmaFenceAddCallback(core, fence, sleeper) !== undefined) return { left: timeout, index }; // FENCE-50
  }
  let left: Left = timeout;
  for (;;) {
    const index = fences.findIndex((fence) => fence.signaled);
    if (index >= 0) return { left, index }; // FENCE-51
    if (!sleeper.ready(core.task)) yield sleeper;
    left = sleeper.left();
    if (left === 0) return NONE; // FENCE-51
    if (isError(left)) return left; // FENCE-51
  }
}
