// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Signalling is switched on once more where nobody has a callback on the fence. */
export const fence24: Mutant = {
  clause: "FENCE-24",
  title: "signalling is switched on once more where nobody has a callback on the fence",
  file: "impl/framework/fence-callback.ts",
  find: "  if (before || fence.ops.enableSignaling === undefined) return true;",
  replace: "  if ((before && fence.callbacks.length > 0) || fence.ops.enableSignaling === undefined) return true;",
};
