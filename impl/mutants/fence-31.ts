// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The lowest error is one too low. */
export const fence31: Mutant = {
  clause: "FENCE-31",
  title: "the lowest error is one too low",
  file: "impl/framework/fence-signal.ts",
  find: "number < -ERRNO_MOST)",
  replace: "number < -ERRNO_MOST - 1)",
};
