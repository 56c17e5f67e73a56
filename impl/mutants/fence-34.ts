// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The status shows an error before the fence has signalled. */
export const fence34: Mutant = {
  clause: "FENCE-34",
  title: "the status shows an error before the fence has signalled",
  file: "impl/framework/fence-signal.ts",
  find: "  if (!dmaFenceIsSignaled(core, fence)) return 0;",
  replace: "  if (!dmaFenceIsSignaled(core, fence)) return fence.error;",
};
