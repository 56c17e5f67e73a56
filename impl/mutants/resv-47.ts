// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The time that a fence leaves counts for a wait of no time as well, as before 6.14. */
export const resv47: Mutant = {
  clause: "RESV-47",
  title: "a wait of no time sleeps for the second fence",
  file: "impl/framework/resv-wait.ts",
  find: "if (given !== 0) given = left;",
  replace: "given = left;",
};
