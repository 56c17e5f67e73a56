// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The description does not ask whether the work is done. */
export const fence66Lazy: Mutant = {
  clause: "FENCE-66",
  title: "the description does not ask whether the work is done",
  file: "impl/framework/fence-describe.ts",
  find: "const signaled = dmaFenceIsSignaled(core, fence, under);",
  replace: "const signaled = fence.signaled;",
};
