// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk whose table is gone has come to its end. */
export const resv83: Mutant = {
  clause: "RESV-83",
  title: "a walk ends when the table is taken away",
  file: "impl/framework/resv-cursor.ts",
  find: "    if (this.#list === null) return; // RESV-83\n",
  replace: "",
};
