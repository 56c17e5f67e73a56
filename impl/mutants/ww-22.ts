// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Reclaim is thought to want reservations. */
export const ww22: Mutant = {
  clause: "WW-22",
  title: "an allocation under a reservation lock is reported",
  file: "impl/framework/resv-reserve.ts",
  find: "  mightReclaim(core); // RESV-92\n",
  replace: "  mightReclaim(core);\n  if (reservation.heldBy(core.task)) core.log.lockReport();\n",
};
