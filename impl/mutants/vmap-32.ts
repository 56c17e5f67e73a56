// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The vmap of 6.1 objects to a caller who holds the reservation lock. */
export const vmap32: Mutant = {
  clause: "VMAP-32",
  title: "the vmap of 6.1 objects to a caller who holds the reservation lock",
  file: "impl/framework/vmap.ts",
  find: '  if (core.switches.vmapLock === "reservation") assertReservationHeld',
  replace:
    '  if (core.switches.vmapLock !== "reservation" && dmabuf.reservation.heldBy(core.task)) core.log.assertion(SITE);\n  if (core.switches.vmapLock === "reservation") assertReservationHeld',
  era: "6.1",
};
