// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A growing table takes all entries along. */
export const resv07: Mutant = {
  clause: "RESV-07",
  title: "signalled fences are copied into the larger table",
  file: "impl/framework/resv-reserve.ts",
  find: "if (dmaFenceIsSignaled(core, entry.fence, reservation)) dropped",
  replace: "if (dmaFenceIsSignaled(core, entry.fence, reservation) && slots === 0) dropped",
};
