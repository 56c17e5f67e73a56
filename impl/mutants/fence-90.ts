// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait asks first whether the work is done. */
export const fence90: Mutant = {
  clause: "FENCE-90",
  title: "a wait asks first whether the work is done",
  file: "impl/framework/fence-wait.ts",
  find: "  dmaFenceEnableSwSignaling(core, fence, under);",
  replace:
    "  if (fence.enabled && !fence.signaled) fence.ops.signaled?.(core, fence, under);\n  dmaFenceEnableSwSignaling(core, fence, under);",
};
