// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Copy takes the destination's former table for plain memory. */
export const resv67: Mutant = {
  clause: "RESV-67",
  title: "copy forgets the references of the replaced table",
  file: "impl/framework/resv-copy.ts",
  find: "  reservation.list = copy;\n  dropList(core, reservation, former);",
  replace: "  reservation.list = copy;\n  if (copy === null) dropList(core, reservation, former);",
  bug: "R06",
};
