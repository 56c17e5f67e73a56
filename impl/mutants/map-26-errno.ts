// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A cached table of another direction gives EINVAL. */
export const map26Errno: Mutant = {
  clause: "MAP-26",
  title: "a cached table of another direction gives EINVAL",
  file: "impl/framework/map.ts",
  find: 'return error("EBUSY");',
  replace: 'return error(direction === "DMA_BIDIRECTIONAL" ? "EBUSY" : "EINVAL");',
  era: "6.12",
};
