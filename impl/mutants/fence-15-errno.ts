// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Adding a callback too late returns EINVAL. */
export const fence15Errno: Mutant = {
  clause: "FENCE-15",
  title: "adding a callback too late returns EINVAL",
  file: "impl/framework/fence-callback.ts",
  find: '  if (!enableSignaling(core, fence, under)) return error("ENOENT");',
  replace:
    '  if (fence.signaled) return error("EINVAL");\n  if (!enableSignaling(core, fence, under)) return error("ENOENT");',
};
