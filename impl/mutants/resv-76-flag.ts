// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add looks at flags only. */
export const resv76Flag: Mutant = {
  clause: "RESV-76",
  title: "add does not ask the signaled op",
  file: "impl/framework/resv-add.ts",
  find: "|| dmaFenceIsSignaled(core, old.fence, reservation);",
  replace: "|| (old.fence.signaled && dmaFenceIsSignaled(core, old.fence, reservation));",
};
