// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only contexts are looked at when one begins. */
export const ww23: Mutant = {
  clause: "WW-23",
  title: "a context begun with a reservation held is not reported",
  file: "impl/targets/commands/lock.ts",
  find: "if (task.contexts > 0 || task.reservationsHeld > 0)",
  replace: "if (task.contexts > 0)",
};
