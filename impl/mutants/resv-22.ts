// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence added once more with a stronger usage gets a second entry. */
export const resv22: Mutant = {
  clause: "RESV-22",
  title: "a lower usage number does not rewrite the entry of the fence",
  file: "impl/framework/resv-add.ts",
  find: "return dmaFenceIsLaterOrSame(core, fence, old.fence);",
  replace: "return (fence !== old.fence || old.usage === usage) && dmaFenceIsLaterOrSame(core, fence, old.fence);",
};
