// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only who takes the mutex second is reported. */
export const lock15: Mutant = {
  clause: "LOCK-15",
  title: "the listing takes reservations whatever the order was",
  file: "impl/framework/listing.ts",
  find: "  if (lockOrder.reservationFirst) core.log.lockReport();\n",
  replace: "",
};
