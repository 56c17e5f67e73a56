// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** There is one WRITE fence at a time, as there was one exclusive fence. */
export const resv17: Mutant = {
  clause: "RESV-17",
  title: "a WRITE fence takes the slot of another context's",
  file: "impl/framework/resv-add.ts",
  find: "  if (old.fence.context !== fence.context) return false;",
  replace: "  if (old.fence.context !== fence.context) return old.usage === 1 && usage === 1;",
};
