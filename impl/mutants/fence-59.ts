// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Fences of different contexts are compared by number without a word. */
export const fence59: Mutant = {
  clause: "FENCE-59",
  title: "fences of different contexts are compared by number without a word",
  file: "impl/framework/fence-order.ts",
  find: '    core.log.warn("dma_fence_is_later"); // FENCE-59\n    return false;',
  replace: "    return first.seqno > second.seqno;",
};
