// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Any lock of the class will do. */
export const lock05: Mutant = {
  clause: "LOCK-05",
  title: "an exporter that holds another reservation may announce a move",
  file: "impl/framework/move-notify.ts",
  find: "  assertReservationHeld(core, dmabuf.reservation, core.switches.moveNotifier); // MOVE-01, MOVE-34\n",
  replace:
    "  if (core.task.reservationsHeld === 0) assertReservationHeld(core, dmabuf.reservation, core.switches.moveNotifier);\n",
};
