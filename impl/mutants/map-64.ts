// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table cached both ways is refused to whoever asks for no direction. */
export const map64: Mutant = {
  clause: "MAP-64",
  title: "a table cached both ways does not serve NONE",
  file: "impl/framework/map.ts",
  find: '  if (attachment.cachedDirection === "DMA_BIDIRECTIONAL") return cached;',
  replace: '  if (attachment.cachedDirection === "DMA_BIDIRECTIONAL" && direction !== "DMA_NONE") return cached;',
  era: "6.12",
};
