// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The second fence decides how numbers are compared. */
export const fence60: Mutant = {
  clause: "FENCE-60",
  title: "the second fence decides how numbers are compared",
  file: "impl/framework/fence-order.ts",
  find: "  if (first.wide)",
  replace: "  if (second.wide)",
};
