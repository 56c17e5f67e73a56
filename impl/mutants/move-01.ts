// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nobody to tell, nothing to assert. */
export const move01: Mutant = {
  clause: "MOVE-01",
  title: "the notifier asserts the lock only if somebody is attached",
  file: "impl/framework/move-notify.ts",
  find: "  assertReservationHeld(core, dmabuf.reservation, core.switches.moveNotifier);",
  replace:
    "  if ([...dmabuf.attachments].length > 0) assertReservationHeld(core, dmabuf.reservation, core.switches.moveNotifier);",
};
