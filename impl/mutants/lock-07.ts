// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only the lock is looked at, not its owner. */
export const lock07: Mutant = {
  clause: "LOCK-07",
  title: "another task's hold satisfies an assertion",
  file: "impl/framework/reservation.ts",
  find: "if (!reservation.heldBy(core.task)) core.log.assertion(site);",
  replace: "if (!reservation.held) core.log.assertion(site);",
};
