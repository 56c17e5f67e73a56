// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only locks are looked at when a context begins. */
export const ww20: Mutant = {
  clause: "WW-20",
  title: "a second context of a task is not reported",
  file: "impl/targets/commands/lock.ts",
  find: "if (task.contexts > 0 || task.reservationsHeld > 0)",
  replace: "if (task.reservationsHeld > 0)",
  era: "6.12",
};
