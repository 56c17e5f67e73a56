// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk stays with the table it began with. */
export const resv34Stale: Mutant = {
  clause: "RESV-34",
  title: "a new table does not make a walk start over",
  file: "impl/framework/resv-cursor.ts",
  find: "if (this.reservation.list !== this.#list) this.#restart();",
  replace: "if (this.reservation.list === null) this.#restart();",
};
