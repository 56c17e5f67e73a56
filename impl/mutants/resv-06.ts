// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The table has the slots that were asked for, whatever the allocator gave. */
export const resv06: Mutant = {
  clause: "RESV-06",
  title: "no rounding up to the size class",
  file: "impl/framework/reservation-list.ts",
  find: "    this.capacity = Math.floor((sizeClassOf(HEAD_BYTES + slots * SLOT_BYTES) - HEAD_BYTES) / SLOT_BYTES);",
  replace: "    this.capacity = Math.min(slots, sizeClassOf(HEAD_BYTES + slots * SLOT_BYTES));",
};
