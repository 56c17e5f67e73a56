// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Reserve trusts its caller to hold the lock. */
export const resv03: Mutant = {
  clause: "RESV-03",
  title: "reserve asserts no lock",
  file: "impl/framework/resv-reserve.ts",
  find: "  assertReservationHeld(core, reservation, SITE);",
  replace: "  reservation.touch();",
};
