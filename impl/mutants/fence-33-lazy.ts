// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The status does not ask whether the work is done. */
export const fence33Lazy: Mutant = {
  clause: "FENCE-33",
  title: "the status does not ask whether the work is done",
  file: "impl/framework/fence-signal.ts",
  find: "  if (!dmaFenceIsSignaled(core, fence)) return 0;",
  replace: "  if (!fence.signaled) return 0;",
};
