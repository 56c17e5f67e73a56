// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any that runs out of time leaves its callbacks behind. */
export const fence53: Mutant = {
  clause: "FENCE-53",
  title: "waiting for any that runs out of time leaves its callbacks behind",
  file: "impl/framework/fence-wait-any.ts",
  find: "  for (const fence of fences) dmaFenceRemoveCallback(fence, sleeper); // FENCE-53",
  replace:
    "  if (isError(first) || first.left !== 0) for (const fence of fences) dmaFenceRemoveCallback(fence, sleeper);",
};
