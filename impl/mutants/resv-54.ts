// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A copy that fails has emptied its destination already. */
export const resv54: Mutant = {
  clause: "RESV-54",
  title: "the destination is empty after ENOMEM",
  file: "impl/framework/resv-copy.ts",
  find: '      return error("ENOMEM");',
  replace:
    '      dropList(core, reservation, { entries: reservation.list?.entries.splice(0) ?? [], capacity: 0 });\n      return error("ENOMEM");',
};
