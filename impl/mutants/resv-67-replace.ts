// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Replace takes one reference for all the entries it changes, as in 5.19. */
export const resv67Replace: Mutant = {
  clause: "RESV-67",
  title: "replace takes one reference too few for each entry but the first",
  file: "impl/framework/resv-add.ts",
  find: "entries[slot] = { fence: dmaFenceGet(fence), usage };",
  replace:
    "entries[slot] = { fence: entries.some((other) => other.fence === fence) ? fence : dmaFenceGet(fence), usage };",
};
