// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A second vmap is not counted. */
export const vmap05: Mutant = {
  clause: "VMAP-05",
  title: "a second vmap is not counted",
  file: "impl/framework/vmap.ts",
  find: "    countVmap(core, dmabuf);",
  replace: "    dmabuf.touch();",
};
