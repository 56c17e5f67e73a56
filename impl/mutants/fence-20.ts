// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only a callback that is the last of its fence is taken off. */
export const fence20: Mutant = {
  clause: "FENCE-20",
  title: "only a callback that is the last of its fence is taken off",
  file: "impl/framework/fence-callback.ts",
  find: "  if (at < 0) return false;",
  replace: "  if (at < 0 || at < fence.callbacks.length - 1) return false;",
};
