// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The kept map loses its kind. */
export const vmap04: Mutant = {
  clause: "VMAP-04",
  title: "the kept map loses its kind",
  file: "impl/framework/vmap.ts",
  find: "  iosysMapAssign(dmabuf.vmapCache, filled);",
  replace: "  dmabuf.vmapCache.address = filled.address;",
};
