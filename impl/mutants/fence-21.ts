// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A callback that has run counts as taken back. */
export const fence21: Mutant = {
  clause: "FENCE-21",
  title: "a callback that has run counts as taken back",
  file: "impl/framework/fence-callback.ts",
  find: "  if (at < 0) return false;",
  replace: "  if (at < 0) return fence.signaled;",
};
