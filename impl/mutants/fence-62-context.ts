// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Of two contexts the first fence counts as later. */
export const fence62Context: Mutant = {
  clause: "FENCE-62",
  title: "of two contexts the first fence counts as later",
  file: "impl/framework/fence-order.ts",
  find: '    core.log.warn("dma_fence_later"); // FENCE-62\n    return null;',
  replace: '    core.log.warn("dma_fence_later"); // FENCE-62\n    return first;',
};
