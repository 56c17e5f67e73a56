// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Explicitly synchronised work is waited for as well. */
export const cpu22: Mutant = {
  clause: "CPU-22",
  title: "a begin that writes waits for bookkeeping",
  file: "impl/framework/cpu-access.ts",
  find: "dmaResvUsageRw(writes)",
  replace: "writes ? 3 : dmaResvUsageRw(writes)",
};
