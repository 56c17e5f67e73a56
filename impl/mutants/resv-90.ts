// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Wait looks itself whether a fence with a wait op of its own is done. */
export const resv90: Mutant = {
  clause: "RESV-90",
  title: "the answer of a wait op is overruled",
  file: "impl/framework/resv-wait.ts",
  find: "    if (left === 0 || isError(left)) break;",
  replace: "    if (left === 0 && fence.signaled) left = 1;\n    if (left === 0 || isError(left)) break;",
};
