// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceIsSignaled } from "./fence-signal.ts";
import type { FenceStruct, Under } from "./fence-struct.ts";

/** `dma_fence_describe`: it asks the fence first whether it is signalled (FENCE-66). */
export function dmaFenceDescribe(core: Core, fence: FenceStruct, under: Under = null): string {
  const signaled = dmaFenceIsSignaled(core, fence, under);
  const state = signaled ? "signalled" : "unsignalled";
  const { context, seqno, driver, timeline } = fence;
  if (core.switches.fenceText === "names-first") return `${driver} ${timeline} seq ${seqno} ${state}`;
  const names = signaled ? " " : `${timeline} ${driver}`;
  return `${context}:${seqno} ${names} ${state}`;
}

/** `dma_fence_timestamp`, told by where the time comes from (FENCE-35, FENCE-36). */
export function dmaFenceTimestamp(core: Core, fence: FenceStruct): "signal" | "given" | "now" {
  fence.touch();
  if (fence.signaled) return fence.timestamp;
  core.log.warn("dma_fence_timestamp"); // FENCE-36
  return "now";
}
