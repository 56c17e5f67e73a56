// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The importers' unpin function does not assert the lock. */
export const map55: Mutant = {
  clause: "MAP-55",
  title: "unpin after unmap asserts no lock",
  file: "impl/framework/pin-on-map.ts",
  find: "  assertReservationHeld(core, dmabuf.reservation, SITE);\n",
  replace: "",
  era: "6.12",
};
