// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The signal is looked at before the lock. */
export const ww08: Mutant = {
  clause: "WW-08",
  title: "a pending signal keeps an interruptible call from a free lock",
  file: "impl/framework/reservation.ts",
  find: "  mightWaitForReservation(core.task); // FENCE-72\n  // A context",
  replace:
    '  if (call.interruptible && core.task.signalled) return error("EINTR");\n  mightWaitForReservation(core.task);\n  // A context',
};
