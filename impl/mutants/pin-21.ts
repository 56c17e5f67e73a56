// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Lock first, importer ops second. */
export const pin21: Mutant = {
  clause: "PIN-21",
  title: "unpin asserts the lock before it looks at the importer ops",
  file: "impl/framework/pin.ts",
  find: "  if (!attachment.dynamic) core.log.warn(SITE_UNPIN); // MAP-55\n  assertReservationHeld(core, dmabuf.reservation, SITE_UNPIN); // PIN-02\n",
  replace:
    "  assertReservationHeld(core, dmabuf.reservation, SITE_UNPIN);\n  if (!attachment.dynamic) core.log.warn(SITE_UNPIN);\n",
};
