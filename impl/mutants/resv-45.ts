// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Every fence is waited for as long as the caller gave. */
export const resv45: Mutant = {
  clause: "RESV-45",
  title: "the time left is not carried on",
  file: "impl/framework/resv-wait.ts",
  find: "if (given !== 0) given = left;",
  replace: "if (given === 0) given = 0;",
};
