// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The younger ones find out when the lock is free. */
export const ww13: Mutant = {
  clause: "WW-13",
  title: "an older context that queues wakes nobody",
  file: "impl/kernel/ww-mutex.ts",
  find: "        place = at;\n      }\n      this.#wakeYounger(context);\n",
  replace: "        place = at;\n      }\n",
};
