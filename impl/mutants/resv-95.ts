// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Is-locked is about the caller. */
export const resv95: Mutant = {
  clause: "RESV-95",
  title: "a lock that another task holds counts as free",
  file: "impl/targets/commands/lock.ts",
  find: "locked: reservation.held,",
  replace: "locked: reservation.heldBy(session.core.task),",
};
