// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A new reservation has a small table at once. */
export const resv01: Mutant = {
  clause: "RESV-01",
  title: "a new reservation has room for four fences",
  file: "impl/framework/reservation.ts",
  find: "  #list: ReservationList | null = null;\n",
  replace: "  #list: ReservationList | null = { entries: [], capacity: 4 };\n",
};
