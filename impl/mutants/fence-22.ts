// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A callback can be taken back twice as long as the fence is unsignalled. */
export const fence22: Mutant = {
  clause: "FENCE-22",
  title: "a callback can be taken back twice as long as the fence is unsignalled",
  file: "impl/framework/fence-callback.ts",
  find: "  if (at < 0) return false;",
  replace: "  if (at < 0) return !fence.signaled;",
};
