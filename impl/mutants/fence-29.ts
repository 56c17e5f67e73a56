// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The query switches signalling on where there is no op to ask. */
export const fence29: Mutant = {
  clause: "FENCE-29",
  title: "the query switches signalling on where there is no op to ask",
  file: "impl/framework/fence-signal.ts",
  find: "  if (fence.ops.signaled?.(core, fence, under) !== true) return false;",
  replace:
    "  if (fence.ops.signaled === undefined && !fence.enabled) {\n    fence.enabled = true;\n    fence.ops.enableSignaling?.(core, fence, under);\n  }\n  if (fence.ops.signaled?.(core, fence, under) !== true) return false;",
};
