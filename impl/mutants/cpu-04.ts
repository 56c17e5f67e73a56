// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every bracket is taken for a write. */
export const cpu04: Mutant = {
  clause: "CPU-04",
  title: "begin for a read waits for other readers",
  file: "impl/framework/cpu-access.ts",
  find: "dmaResvUsageRw(writes)",
  replace: "dmaResvUsageRw(true)",
};
