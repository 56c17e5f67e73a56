// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The unlocked unmap of a caller that holds the lock is not reported. */
export const map08Silent: Mutant = {
  clause: "MAP-08",
  title: "the unlocked unmap of a caller that holds the lock is not reported",
  file: "impl/framework/unmap.ts",
  find: 'waitForReservation(core, reservation, SITE_UNLOCKED, "MAP-08")',
  replace: "waitForReservation(core, reservation, SITE_UNLOCKED, null)",
};
