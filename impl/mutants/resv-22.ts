// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add overwrites older fences only, and so never the fence itself. */
export const resv22: Mutant = {
  clause: "RESV-22",
  title: "a fence added once more gets a second entry",
  file: "impl/framework/resv-add.ts",
  find: "return dmaFenceIsLaterOrSame(core, fence, old.fence);",
  replace: "return fence !== old.fence && dmaFenceIsLaterOrSame(core, fence, old.fence);",
};
