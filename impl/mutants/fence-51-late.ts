// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any that a signal ended returns no time left. */
export const fence51Late: Mutant = {
  clause: "FENCE-51",
  title: "waiting for any that a signal ended returns no time left",
  file: "impl/framework/fence-wait-any.ts",
  find: "    if (isError(left)) return left;",
  replace: "    if (isError(left)) return NONE;",
};
