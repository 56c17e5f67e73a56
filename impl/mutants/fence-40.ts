// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait returns the time it was given, not what is left of it. */
export const fence40: Mutant = {
  clause: "FENCE-40",
  title: "a wait returns the time it was given, not what is left of it",
  file: "impl/framework/fence-wait.ts",
  find: "  return left;\n}",
  replace: "  return left === 0 || isError(left) ? left : timeout;\n}",
};
