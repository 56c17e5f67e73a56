// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An interruptible wait looks for signals first. */
export const resv88: Mutant = {
  clause: "RESV-88",
  title: "a pending signal ends a wait that has nothing to wait for",
  file: "impl/framework/resv-wait.ts",
  find: "  const cursor = new ResvCursor(reservation, usage);\n  let left",
  replace:
    '  if (interruptible && core.task.signalled) return { errno: "ERESTARTSYS" };\n  const cursor = new ResvCursor(reservation, usage);\n  let left',
};
