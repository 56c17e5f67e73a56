// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second caller gets the address without the kind. */
export const vmap06: Mutant = {
  clause: "VMAP-06",
  title: "a second caller gets the address without the kind",
  file: "impl/framework/vmap.ts",
  find: "    iosysMapAssign(map, dmabuf.vmapCache);",
  replace: "    map.address = dmabuf.vmapCache.address;",
};
