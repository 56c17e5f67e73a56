// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A growing table drops a signalled fence as soon as it finds it. */
export const resv94: Mutant = {
  clause: "RESV-94",
  title: "signalled fences are released between the polls",
  file: "impl/framework/resv-reserve.ts",
  find: "if (dmaFenceIsSignaled(core, entry.fence, reservation)) dropped.unshift(entry.fence);",
  replace: "if (dmaFenceIsSignaled(core, entry.fence, reservation)) dmaFencePut(core, entry.fence, reservation);",
};
