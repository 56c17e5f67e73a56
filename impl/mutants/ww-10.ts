// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The task's own lock is recognised, however it was taken. */
export const ww10: Mutant = {
  clause: "WW-10",
  title: "a lock got without a context counts as the context's own",
  file: "impl/framework/reservation.ts",
  find: "if (context !== null && reservation.context === context) return",
  replace:
    "if (context !== null && (reservation.context ?? context) === context && reservation.heldBy(core.task)) return",
};
