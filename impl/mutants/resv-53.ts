// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Copy adds to what the destination holds. */
export const resv53: Mutant = {
  clause: "RESV-53",
  title: "the former entries stay behind the copied ones",
  file: "impl/framework/resv-copy.ts",
  find: "  reservation.list = copy;\n  dropList(core, reservation, former);",
  replace:
    "  reservation.list = copy;\n  if (copy === null) dropList(core, reservation, former);\n  else copy.entries.push(...(former?.entries ?? []));",
};
