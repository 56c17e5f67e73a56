// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A pending signal is looked at before the fence. */
export const fence41: Mutant = {
  clause: "FENCE-41",
  title: "a pending signal is looked at before the fence",
  file: "impl/framework/fence-wait.ts",
  find: '  if (fence.signaled) return timeout === 0 ? 1 : timeout; // FENCE-38\n  if (interruptible && core.task.signalled) return error("ERESTARTSYS"); // FENCE-42\n',
  replace:
    '  if (interruptible && core.task.signalled) return error("ERESTARTSYS"); // FENCE-42\n  if (fence.signaled) return timeout === 0 ? 1 : timeout; // FENCE-38\n',
};
