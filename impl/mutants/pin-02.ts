// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Nothing to call, nothing to assert. */
export const pin02: Mutant = {
  clause: "PIN-02",
  title: "pin asserts the lock only if there is an op to call",
  file: "impl/framework/pin.ts",
  find: "  assertReservationHeld(core, dmabuf.reservation, SITE_PIN); // PIN-02\n  if (dmabuf.ops.pin === undefined) return undefined; // PIN-03\n",
  replace:
    "  if (dmabuf.ops.pin === undefined) return undefined;\n  assertReservationHeld(core, dmabuf.reservation, SITE_PIN);\n",
};
