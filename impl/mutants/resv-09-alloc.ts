// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A reserve of nothing has nothing to do. */
export const resv09Alloc: Mutant = {
  clause: "RESV-09",
  title: "zero slots allocate no table",
  file: "impl/framework/resv-reserve.ts",
  find: "  mightReclaim(core); // RESV-92\n",
  replace: "  if (slots === 0) return undefined;\n  mightReclaim(core);\n",
  era: "6.1",
};
