// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait for no time looks at the time before it looks for signals. */
export const fence91Order: Mutant = {
  clause: "FENCE-91",
  title: "a wait for no time looks at the time before it looks for signals",
  file: "impl/framework/fence-wait.ts",
  find: '  if (interruptible && core.task.signalled) return error("ERESTARTSYS"); // FENCE-42\n  if (timeout === 0) return 0; // FENCE-39\n',
  replace:
    '  if (timeout === 0) return 0; // FENCE-39\n  if (interruptible && core.task.signalled) return error("ERESTARTSYS"); // FENCE-42\n',
};
