// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFenceGet } from "./fence-reference.ts";
import { type FenceInit, FenceStruct, newFence, type Timestamp } from "./fence-struct.ts";

/** Context and number of every stub (FENCE-64, FENCE-65). */
function stubInit(handle: number): FenceInit {
  return { handle, context: 0, seqno: 0, ops: {}, driver: "stub", timeline: "stub", wide: false };
}

function signalledAtOnce(fence: FenceStruct, timestamp: Timestamp): FenceStruct {
  fence.enabled = true;
  fence.timestamp = timestamp;
  fence.signaled = true;
  return fence;
}

/** `dma_fence_get_stub`: one for all, which never goes away (FENCE-64). */
export function dmaFenceGetStub(core: Core, handle: number): FenceStruct {
  core.stub ??= signalledAtOnce(new FenceStruct(stubInit(handle)), "signal");
  return dmaFenceGet(core.stub);
}

/** `dma_fence_allocate_private_stub` (FENCE-65). */
export function dmaFenceAllocatePrivateStub(core: Core, handle: number): FenceStruct {
  return signalledAtOnce(newFence(core, stubInit(handle)), "given");
}
