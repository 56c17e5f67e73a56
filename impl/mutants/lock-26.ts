// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the third lock without a context is reported. */
export const lock26: Mutant = {
  clause: "LOCK-26",
  title: "lock debugging lets a second reservation pass",
  file: "impl/kernel/ww-mutex.ts",
  find: "if (task.reservationsHeld > 0 && !this.heldBy(task)) task.log.lockReport();",
  replace: "if (task.reservationsHeld > 1 && !this.heldBy(task)) task.log.lockReport();",
};
