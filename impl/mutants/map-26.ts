// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table cached for one direction is handed out for the other. */
export const map26: Mutant = {
  clause: "MAP-26",
  title: "the cached table serves any one-way request",
  file: "impl/framework/map.ts",
  find: "if (attachment.cachedDirection === direction) return cached;",
  replace: 'if (attachment.cachedDirection === direction || direction !== "DMA_BIDIRECTIONAL") return cached;',
  era: "6.12",
};
