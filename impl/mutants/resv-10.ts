// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Reserve is content with one free slot, as before it took a number. */
export const resv10: Mutant = {
  clause: "RESV-10",
  title: "room for one is taken for room for all",
  file: "impl/framework/resv-reserve.ts",
  find: "old.entries.length + slots <= old.capacity",
  replace: "old.entries.length < old.capacity",
};
