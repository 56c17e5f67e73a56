// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A growing table looks at flags only. */
export const resv07Flag: Mutant = {
  clause: "RESV-07",
  title: "growth does not ask the signaled op",
  file: "impl/framework/resv-reserve.ts",
  find: "if (dmaFenceIsSignaled(core, entry.fence, reservation)) dropped",
  replace: "if (entry.fence.signaled || (slots === 0 && dmaFenceIsSignaled(core, entry.fence))) dropped",
};
