// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A callback added too late is called at once. */
export const fence15: Mutant = {
  clause: "FENCE-15",
  title: "a callback added too late is called at once",
  file: "impl/framework/fence-callback.ts",
  find: '  if (!enableSignaling(core, fence, under)) return error("ENOENT");',
  replace:
    '  const late = fence.signaled;\n  if (!enableSignaling(core, fence, under)) {\n    if (late) callback.run(core, fence, under);\n    return error("ENOENT");\n  }',
};
