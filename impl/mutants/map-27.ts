// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A one-way cached table is handed out for both directions. */
export const map27: Mutant = {
  clause: "MAP-27",
  title: "a one-way cached table serves both directions",
  file: "impl/framework/map.ts",
  find: "if (attachment.cachedDirection === direction) return cached;",
  replace: 'if (attachment.cachedDirection === direction || direction === "DMA_BIDIRECTIONAL") return cached;',
  era: "6.12",
};
