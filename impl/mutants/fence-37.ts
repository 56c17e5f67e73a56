// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A negative time to wait counts as none. */
export const fence37: Mutant = {
  clause: "FENCE-37",
  title: "a negative time to wait counts as none",
  file: "impl/framework/fence-wait.ts",
  find: "  if (isNegative(patience.timeout)) {",
  replace: "  if (isNegative(patience.timeout) && fence.signaled) {",
};
