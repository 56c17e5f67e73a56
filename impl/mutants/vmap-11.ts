// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vunmap compares only the kinds of the maps. */
export const vmap11: Mutant = {
  clause: "VMAP-11",
  title: "vunmap compares only the kinds of the maps",
  file: "impl/framework/vunmap.ts",
  find: "  core.log.bugOn(!iosysMapIsEqual(dmabuf.vmapCache, map), SITE);",
  replace: "  core.log.bugOn(dmabuf.vmapCache.memory !== map.memory, SITE);",
};
