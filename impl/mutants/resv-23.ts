// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add compares contexts and ages and forgets the usages. */
export const resv23: Mutant = {
  clause: "RESV-23",
  title: "adding a fence with a higher usage number weakens its entry",
  file: "impl/framework/resv-add.ts",
  find: "  if (old.usage < usage) return false; // RESV-23\n",
  replace: "",
};
