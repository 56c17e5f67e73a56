// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any asks the first fence before it refuses a negative time. */
export const fence48Touches: Mutant = {
  clause: "FENCE-48",
  title: "waiting for any asks the first fence before it refuses a negative time",
  file: "impl/framework/fence-wait-any.ts",
  find: "    core.log.warn(SITE); // FENCE-48\n",
  replace:
    "    if (fences[0] !== undefined) dmaFenceIsSignaled(core, fences[0]);\n    core.log.warn(SITE); // FENCE-48\n",
};
