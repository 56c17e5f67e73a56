// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vmap of a single page reports success and leaves the map as it was. */
export const vmap20: Mutant = {
  clause: "VMAP-20",
  title: "vmap of a single page reports success and leaves the map as it was",
  file: "impl/exporters/vmap-ops.ts",
  find: "      map.address = address;",
  replace: "      if (pages.length > 1) map.address = address;",
};
