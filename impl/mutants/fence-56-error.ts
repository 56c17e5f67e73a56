// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The callbacks of a fence that goes unsignalled find it done. */
export const fence56Error: Mutant = {
  clause: "FENCE-56",
  title: "the callbacks of a fence that goes unsignalled find it done",
  file: "impl/framework/fence-reference.ts",
  find: "  fence.error = DEADLOCK; // FENCE-102\n",
  replace: "",
};
