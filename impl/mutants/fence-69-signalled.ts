// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A deadline is passed on to a signalled fence, too. */
export const fence69Signalled: Mutant = {
  clause: "FENCE-69",
  title: "a deadline is passed on to a signalled fence, too",
  file: "impl/framework/fence-deadline.ts",
  find: "  if (dmaFenceIsSignaled(core, fence, under)) return; // FENCE-103\n",
  replace: "  if (!fence.signaled && dmaFenceIsSignaled(core, fence, under)) return; // FENCE-103\n",
};
