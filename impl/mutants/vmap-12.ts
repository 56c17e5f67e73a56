// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vunmap of a NULL buffer warns once per boot only. */
export const vmap12: Mutant = {
  clause: "VMAP-12",
  title: "vunmap of a NULL buffer warns once per boot only",
  file: "impl/framework/vunmap.ts",
  find: "    core.log.warn(SITE);",
  replace: "    core.log.warnOnce(SITE);",
};
