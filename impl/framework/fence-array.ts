// SPDX-License-Identifier: MIT
import type { Core } from "./core.ts";
import { dmaFencePut } from "./fence-reference.ts";
import { type FenceOps, FenceStruct } from "./fence-struct.ts";

const NAME = "dma_fence_array";

/** `struct dma_fence_array`: a fence that stands for several, whose references it owns. */
export class FenceArray extends FenceStruct {
  override readonly container = true;
  readonly members: readonly FenceStruct[];

  constructor(context: number, members: readonly FenceStruct[]) {
    super({ handle: -1, context, seqno: 1, ops: ARRAY_OPS, driver: NAME, timeline: "unbound", wide: false }); // RESV-42
    this.members = members;
  }
}

const ARRAY_OPS: FenceOps = {
  release(core, fence, under) {
    for (const member of (fence as FenceArray).members) dmaFencePut(core, member, under);
    fence.free();
  },
};

/** `dma_fence_array_create`, with a context of its own. */
export function newFenceArray(core: Core, members: readonly FenceStruct[]): FenceArray {
  core.fenceContexts += 1;
  return new FenceArray(core.fenceContexts, members);
}
