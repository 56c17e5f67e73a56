// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A get without memory finds nothing. */
export const resv40Errno: Mutant = {
  clause: "RESV-40",
  title: "ENOMEM of get is an empty array",
  file: "impl/framework/resv-get.ts",
  find: 'return error("ENOMEM"); // RESV-40',
  replace: "return [];",
};
