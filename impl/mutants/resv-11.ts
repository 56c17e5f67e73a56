// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unlock leaves what was reserved. */
export const resv11: Mutant = {
  clause: "RESV-11",
  title: "the capacity stays at unlock with mutex debugging",
  file: "impl/framework/reservation.ts",
  find: "    if (this.#cutsAtUnlock && list !== null) list.capacity = list.entries.length;",
  replace: "    if (this.#cutsAtUnlock && list !== null) list.capacity = Math.max(list.capacity, list.entries.length);",
};
