// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk under the lock asserts it at its start and no more. */
export const resv74: Mutant = {
  clause: "RESV-74",
  title: "the steps of a walk assert no lock",
  file: "impl/framework/resv-walk.ts",
  find: '    assertReservationHeld(core, reservation, "dma_resv_iter_next"); // RESV-74\n',
  replace: "    reservation.touch();\n",
};
