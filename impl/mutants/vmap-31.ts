// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vmap_unlocked of a NULL buffer leaves the WARN to the plain call. */
export const vmap31: Mutant = {
  clause: "VMAP-31",
  title: "vmap_unlocked of a NULL buffer leaves the WARN to the plain call",
  file: "impl/framework/vmap.ts",
  find: "    core.log.warn(SITE_UNLOCKED);",
  replace: "    core.log.warn(SITE);",
};
