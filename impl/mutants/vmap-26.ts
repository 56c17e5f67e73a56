// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vmap tests for the op before it asserts the lock. */
export const vmap26: Mutant = {
  clause: "VMAP-26",
  title: "vmap tests for the op before it asserts the lock",
  file: "impl/framework/vmap.ts",
  find: '  if (core.switches.vmapLock === "reservation") assertReservationHeld',
  replace:
    '  if (dmabuf.ops.vmap === undefined) return error("EINVAL");\n  if (core.switches.vmapLock === "reservation") assertReservationHeld',
};
