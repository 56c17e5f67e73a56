// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The check for a full table allows one fence too many. */
export const resv12: Mutant = {
  clause: "RESV-12",
  title: "the BUG of a full table comes one add late",
  file: "impl/framework/resv-add.ts",
  find: "list.entries.length >= list.capacity",
  replace: "list.entries.length > list.capacity",
};
