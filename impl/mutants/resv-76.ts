// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add polls each fence before it compares. */
export const resv76: Mutant = {
  clause: "RESV-76",
  title: "add asks fences that it would overwrite anyway",
  file: "impl/framework/resv-add.ts",
  find: "return isIncluded(core, old, entry) || dmaFenceIsSignaled(core, old.fence, reservation);",
  replace: "return dmaFenceIsSignaled(core, old.fence, reservation) || isIncluded(core, old, entry);",
};
