// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Numbers are compared in 64 bits only if both fences declare that. */
export const fence60Both: Mutant = {
  clause: "FENCE-60",
  title: "numbers are compared in 64 bits only if both fences declare that",
  file: "impl/framework/fence-order.ts",
  find: "  if (first.wide)",
  replace: "  if (first.wide && second.wide)",
};
