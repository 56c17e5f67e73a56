// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vmap of a NULL buffer warns once per boot only. */
export const vmap01: Mutant = {
  clause: "VMAP-01",
  title: "vmap of a NULL buffer warns once per boot only",
  file: "impl/framework/vmap.ts",
  find: "    core.log.warn(SITE);",
  replace: "    core.log.warnOnce(SITE);",
};
