// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vunmap does not assert the reservation lock. */
export const vmap15: Mutant = {
  clause: "VMAP-15",
  title: "vunmap does not assert the reservation lock",
  file: "impl/framework/vunmap.ts",
  find: '  if (core.switches.vmapLock === "reservation") assertReservationHeld',
  replace: '  if (core.switches.vmapLock !== "reservation") assertReservationHeld',
};
