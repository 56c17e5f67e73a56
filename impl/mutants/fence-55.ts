// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence that signalled with an error is not released by its op. */
export const fence55: Mutant = {
  clause: "FENCE-55",
  title: "a fence that signalled with an error is not released by its op",
  file: "impl/framework/fence-reference.ts",
  find: "  if (fence.ops.release === undefined)\n",
  replace: "  if (fence.ops.release === undefined || fence.error < 0)\n",
};
