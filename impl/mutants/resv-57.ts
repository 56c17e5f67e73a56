// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Describe writes whatever it has a name for. */
export const resv57: Mutant = {
  clause: "RESV-57",
  title: "describe shows BOOKKEEP fences",
  file: "impl/framework/resv-describe.ts",
  find: "dmaResvForEachFence(core, reservation, READ)",
  replace: "dmaResvForEachFence(core, reservation, Math.max(READ, 3) as Usage)",
};
