// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Locks of one class are taken for each other. */
export const lock01: Mutant = {
  clause: "LOCK-01",
  title: "any reservation that the task holds satisfies an assertion",
  file: "impl/framework/reservation.ts",
  find: "if (!reservation.heldBy(core.task)) core.log.assertion(site);",
  replace: "if (!reservation.heldBy(core.task) && core.task.reservationsHeld === 0) core.log.assertion(site);",
};
