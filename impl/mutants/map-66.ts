// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A map without the lock asserts and then gives up. */
export const map66: Mutant = {
  clause: "MAP-66",
  title: "a lock assertion stops the map",
  file: "impl/framework/map.ts",
  find: "  assertCallerLocked(core, attachment, SITE);\n",
  replace:
    '  assertCallerLocked(core, attachment, SITE);\n  if (!attachment.dmabuf.reservation.heldBy(core.task)) return error("EINVAL");\n',
};
