// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any refuses fences with a wait op, as it did up to 4.18. */
export const fence52: Mutant = {
  clause: "FENCE-52",
  title: "waiting for any refuses fences with a wait op, as it did up to 4.18",
  file: "impl/framework/fence-wait-any.ts",
  find: "  if (patience.timeout === 0) return",
  replace:
    '  if (fences.some((fence) => fence.ops.wait !== undefined)) return error("EINVAL");\n  if (patience.timeout === 0) return',
};
