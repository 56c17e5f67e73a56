// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nobody counts what is left. */
export const ww16: Mutant = {
  clause: "WW-16",
  title: "a context that ends with locks held is not reported",
  file: "impl/targets/commands/lock.ts",
  find: "    if (context.acquired > 0) session.core.log.lockReport(); // WW-16\n",
  replace: "",
};
