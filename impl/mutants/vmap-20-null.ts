// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Vmap of a single page reports success with a null address. */
export const vmap20Null: Mutant = {
  clause: "VMAP-20",
  title: "vmap of a single page reports success with a null address",
  file: "impl/exporters/vmap-ops.ts",
  find: "      map.address = address;",
  replace: "      map.address = pages.length > 1 ? address : 0n;",
  bug: "E10",
};
