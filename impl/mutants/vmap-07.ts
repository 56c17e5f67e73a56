// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A failing vmap op warns each time. */
export const vmap07: Mutant = {
  clause: "VMAP-07",
  title: "a failing vmap op warns each time",
  file: "impl/framework/vmap.ts",
  find: "    core.log.warnOnce(SITE);",
  replace: "    core.log.warn(SITE);",
};
