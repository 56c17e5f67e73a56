// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unlock leaves one slot of what was reserved. */
export const resv11One: Mutant = {
  clause: "RESV-11",
  title: "the cut at unlock is off by one",
  file: "impl/framework/reservation.ts",
  find: "list.capacity = list.entries.length;",
  replace: "list.capacity = Math.min(list.capacity, list.entries.length + 1);",
};
