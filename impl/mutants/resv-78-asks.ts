// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Replace asks each fence whether it is done. */
export const resv78Asks: Mutant = {
  clause: "RESV-78",
  title: "replace polls the fences of the context",
  file: "impl/framework/resv-add.ts",
  find: "if (old.fence.context !== context) continue;",
  replace: "if (old.fence.context !== context) continue;\n    dmaFenceIsSignaled(core, old.fence, reservation);",
};
