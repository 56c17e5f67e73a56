// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Who locked with a context is taken for somebody else. */
export const lock08: Mutant = {
  clause: "LOCK-08",
  title: "an assertion wants the lock taken without a context",
  file: "impl/framework/reservation.ts",
  find: "if (!reservation.heldBy(core.task)) core.log.assertion(site);",
  replace: "if (!reservation.heldBy(core.task) || reservation.context !== null) core.log.assertion(site);",
};
