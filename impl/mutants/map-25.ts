// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A bidirectional cached table is refused to one-way requests. */
export const map25: Mutant = {
  clause: "MAP-25",
  title: "a table cached for both directions serves only that request",
  file: "impl/framework/map.ts",
  find: '  if (attachment.cachedDirection === "DMA_BIDIRECTIONAL") return cached;\n',
  replace: "",
  era: "6.12",
};
