// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A positive answer of the vmap op becomes EINVAL. */
export const vmap27: Mutant = {
  clause: "VMAP-27",
  title: "a positive answer of the vmap op becomes EINVAL",
  file: "impl/framework/vmap.ts",
  find: "    return refusal;",
  replace: '    return typeof refusal === "number" ? error("EINVAL") : refusal;',
};
