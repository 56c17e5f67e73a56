// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The second callback of a fence is refused: signalling that is on counts as done. */
export const fence16: Mutant = {
  clause: "FENCE-16",
  title: "the second callback of a fence is refused: signalling that is on counts as done",
  file: "impl/framework/fence-callback.ts",
  find: "  if (before || fence.ops.enableSignaling === undefined) return true;",
  replace:
    "  if (fence.ops.enableSignaling === undefined) return true;\n  if (before) return fence.callbacks.length === 0;",
};
