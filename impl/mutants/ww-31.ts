// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Lock debugging counts what is locked and no more. */
export const ww31: Mutant = {
  clause: "WW-31",
  title: "a context does not count as a lock",
  file: "impl/targets/commands/lock.ts",
  find: "  if (core.switches.contextCountsAsLock) core.task.reservationsHeld += change; // WW-31\n",
  replace: "",
};
