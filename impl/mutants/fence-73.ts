// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A reserve of a single slot inside a section is not reported. */
export const fence73: Mutant = {
  clause: "FENCE-73",
  title: "a reserve of a single slot inside a section is not reported",
  file: "impl/framework/resv-reserve.ts",
  find: "  mightReclaim(core);",
  replace: "  if (slots > 1) mightReclaim(core);",
};
