// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Adding a callback asks first whether the fence is signalled. */
export const fence18: Mutant = {
  clause: "FENCE-18",
  title: "adding a callback asks first whether the fence is signalled",
  file: "impl/framework/fence-callback.ts",
  find: '  if (!enableSignaling(core, fence, under)) return error("ENOENT");',
  replace:
    '  if (fence.enabled && !fence.signaled) fence.ops.signaled?.(core, fence, under);\n  if (!enableSignaling(core, fence, under)) return error("ENOENT");',
};
