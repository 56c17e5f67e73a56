// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence that goes unsignalled is warned about even if nobody waits. */
export const fence57: Mutant = {
  clause: "FENCE-57",
  title: "a fence that goes unsignalled is warned about even if nobody waits",
  file: "impl/framework/fence-reference.ts",
  find: "  if (fence.callbacks.length > 0 && !fence.signaled) forceSignal",
  replace: "  if (!fence.signaled) forceSignal",
};
