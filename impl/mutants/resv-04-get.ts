// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Get demands the lock when somebody else holds it. */
export const resv04Get: Mutant = {
  clause: "RESV-04",
  title: "get asserts a lock that another task holds",
  file: "impl/framework/resv-get.ts",
  find: "  const cursor = new ResvCursor(reservation, usage);\n",
  replace:
    '  if (reservation.held && !reservation.heldBy(core.task)) core.log.assertion("dma_resv_get_fences");\n  const cursor = new ResvCursor(reservation, usage);\n',
};
