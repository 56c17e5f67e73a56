// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A promise to signal is forgotten once somebody has a callback on the fence. */
export const fence26: Mutant = {
  clause: "FENCE-26",
  title: "a promise to signal is forgotten once somebody has a callback on the fence",
  file: "impl/framework/fence-reference.ts",
  find: "  if (fence.promised && !fence.signaled) {",
  replace: "  if (fence.promised && !fence.signaled && fence.callbacks.length === 0) {",
};
