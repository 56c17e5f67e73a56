// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Replace trusts its caller where there is nothing to replace. */
export const resv03Replace: Mutant = {
  clause: "RESV-03",
  title: "replace asserts the lock only where a table is",
  file: "impl/framework/resv-add.ts",
  find: '  assertReservationHeld(core, reservation, "dma_resv_replace_fences");',
  replace: '  if (reservation.list !== null) assertReservationHeld(core, reservation, "dma_resv_replace_fences");',
};
