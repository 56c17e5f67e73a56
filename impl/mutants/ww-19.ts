// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The queue does not go by age. */
export const ww19: Mutant = {
  clause: "WW-19",
  title: "waiting contexts get the lock in the order they came",
  file: "impl/kernel/ww-mutex.ts",
  find: "        place = at;\n",
  replace: "",
};
