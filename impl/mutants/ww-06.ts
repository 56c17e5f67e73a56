// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the next lock is looked at. */
export const ww06: Mutant = {
  clause: "WW-06",
  title: "a second EDEADLK in a row is not reported",
  file: "impl/kernel/ww-mutex.ts",
  find: "    if (context.contending !== null) context.task.log.lockReport(); // WW-06\n",
  replace: "",
};
