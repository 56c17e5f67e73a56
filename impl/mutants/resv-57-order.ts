// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Describe sorts its lines by usage. */
export const resv57Order: Mutant = {
  clause: "RESV-57",
  title: "the lines of describe are in no slot order",
  file: "impl/framework/resv-describe.ts",
  find: "  return lines;",
  replace: "  return lines.sort();",
};
