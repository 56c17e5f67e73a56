// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A deadline is passed on without asking whether the work is done. */
export const fence103: Mutant = {
  clause: "FENCE-103",
  title: "a deadline is passed on without asking whether the work is done",
  file: "impl/framework/fence-deadline.ts",
  find: "  if (dmaFenceIsSignaled(core, fence, under)) return;",
  replace: "  if (fence.signaled) return;",
};
