// SPDX-License-Identifier: MIT
import { newReservation } from "../reservations.ts";
import type { Meaning } from "../rule.ts";

/** A reservation that exports may share. */
export const reservationNew: Meaning<"reservation-new"> = {
  defined: () => true,
  legal: () => true,
  phases: [
    {
      phase: "effect",
      clause: "EXPORT-23",
      run: ({ s, step: { id } }) => {
        s.reservations.set(id, newReservation(true));
        s.bind("reservation", id);
      },
    },
  ],
};
