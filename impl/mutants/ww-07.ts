// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The result that nobody is to see is passed on. */
export const ww07: Mutant = {
  clause: "WW-07",
  title: "the slow call returns its EDEADLK",
  file: "impl/targets/commands/lock.ts",
  find: 'return args.how === "slow" ? DONE : outcome;',
  replace: "return outcome;",
};
