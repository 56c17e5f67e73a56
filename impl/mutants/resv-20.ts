// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add overwrites entries of the own context only. */
export const resv20: Mutant = {
  clause: "RESV-20",
  title: "signalled entries of other contexts are left alone",
  file: "impl/framework/resv-add.ts",
  find: "return isIncluded(core, old, entry) || dmaFenceIsSignaled(core, old.fence, reservation);",
  replace:
    "return isIncluded(core, old, entry) || (dmaFenceIsSignaled(core, old.fence, reservation) && old.fence.context === entry.fence.context);",
};
