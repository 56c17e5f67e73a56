// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add does not compare ages, as in 5.19. */
export const resv24: Mutant = {
  clause: "RESV-24",
  title: "an older fence overwrites a newer one of its context",
  file: "impl/framework/resv-add.ts",
  find: "return dmaFenceIsLaterOrSame(core, fence, old.fence);",
  replace: "return old.fence.context === fence.context;",
};
