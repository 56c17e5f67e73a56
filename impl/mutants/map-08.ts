// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A failed map leaves the reservation locked. */
export const map08: Mutant = {
  clause: "MAP-08",
  title: "the unlocked map keeps the lock when the map fails",
  file: "impl/framework/map.ts",
  find: "  reservation.unlock(core.task);\n  return table;\n",
  replace: "  if (!isError(table)) reservation.unlock(core.task);\n  return table;\n",
};
