// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every failure of the vmap op becomes ENOMEM. */
export const vmap07Errno: Mutant = {
  clause: "VMAP-07",
  title: "every failure of the vmap op becomes ENOMEM",
  file: "impl/framework/vmap.ts",
  find: "    return refusal;",
  replace: '    return error("ENOMEM");',
};
