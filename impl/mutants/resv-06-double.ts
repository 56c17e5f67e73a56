// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A table grows by what is asked, never to twice its size. */
export const resv06Double: Mutant = {
  clause: "RESV-06",
  title: "growth does not double",
  file: "impl/framework/resv-reserve.ts",
  find: "Math.max(old.entries.length + slots, old.capacity * 2)",
  replace: "old.entries.length + slots",
};
