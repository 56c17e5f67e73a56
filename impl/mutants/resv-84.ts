// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Copy keeps the room that the destination had. */
export const resv84: Mutant = {
  clause: "RESV-84",
  title: "slots reserved before a copy stay",
  file: "impl/framework/resv-copy.ts",
  find: "copy ??= new ReservationList(cursor.count);",
  replace: "copy ??= new ReservationList(Math.max(cursor.count, reservation.list?.capacity ?? 0));",
};
