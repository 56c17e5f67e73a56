// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table cached one way serves whatever asks for no transfer at all. */
export const map64OneWay: Mutant = {
  clause: "MAP-64",
  title: "a table cached one way serves NONE",
  file: "impl/framework/map.ts",
  find: '  if (attachment.cachedDirection === "DMA_BIDIRECTIONAL") return cached;',
  replace:
    '  if (attachment.cachedDirection === "DMA_BIDIRECTIONAL") return cached;\n  if (direction === "DMA_NONE" || direction === "out-of-range") return cached;',
  era: "6.12",
};
