// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Switching signalling on by hand does nothing for a fence that can be asked. */
export const fence27: Mutant = {
  clause: "FENCE-27",
  title: "switching signalling on by hand does nothing for a fence that can be asked",
  file: "impl/framework/fence-callback.ts",
  find: "  enableSignaling(core, fence, under);\n",
  replace: "  if (fence.ops.signaled === undefined) enableSignaling(core, fence, under);\n",
};
