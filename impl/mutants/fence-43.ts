// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A signal ends a wait with a limit, although it is not interruptible. */
export const fence43: Mutant = {
  clause: "FENCE-43",
  title: "a signal ends a wait with a limit, although it is not interruptible",
  file: "impl/framework/fence-sleeper.ts",
  find: "    this.#interruptible = interruptible;",
  replace: '    this.#interruptible = interruptible || timeout !== "MAX_SCHEDULE_TIMEOUT";',
};
