// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nobody looks whether everything was dropped. */
export const ww07Report: Mutant = {
  clause: "WW-07",
  title: "a slow call with locks held is not reported",
  file: "impl/kernel/ww-mutex.ts",
  find: "  if (context.acquired > 0) log.lockReport(); // WW-07\n",
  replace: "",
};
