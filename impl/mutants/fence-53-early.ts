// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any that finds a fence signalled leaves its callbacks on the others. */
export const fence53Early: Mutant = {
  clause: "FENCE-53",
  title: "waiting for any that finds a fence signalled leaves its callbacks on the others",
  file: "impl/framework/fence-wait-any.ts",
  find: "  for (const fence of fences) dmaFenceRemoveCallback(fence, sleeper); // FENCE-53",
  replace:
    "  if (isError(first) || first.left !== patience.timeout) for (const fence of fences) dmaFenceRemoveCallback(fence, sleeper);",
};
