// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The list is walked from its tail. */
export const stats06: Mutant = {
  clause: "STATS-06",
  title: "the listing goes from the oldest export to the newest",
  file: "impl/framework/listing.ts",
  find: "for (const dmabuf of core.list) {",
  replace: "for (const dmabuf of [...core.list].reverse()) {",
};
