// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The slow call is taken for a way to wait. */
export const ww07Report: Mutant = {
  clause: "WW-07",
  title: "a slow call without an EDEADLK before is not reported",
  file: "impl/targets/commands/lock.ts",
  find: "    if (slow && context.contending === null) core.log.lockReport(); // WW-07\n",
  replace: "",
};
