// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any with no time looks at the flags only. */
export const fence90Any: Mutant = {
  clause: "FENCE-90",
  title: "waiting for any with no time looks at the flags only",
  file: "impl/framework/fence-wait-any.ts",
  find: "fences.findIndex((fence) => dmaFenceIsSignaled(core, fence));",
  replace: "fences.findIndex((fence) => fence.signaled);",
};
