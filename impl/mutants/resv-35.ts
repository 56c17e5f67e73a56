// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Each change of the table makes walks start over, as up to 5.18. */
export const resv35: Mutant = {
  clause: "RESV-35",
  title: "an append makes a walk start over",
  file: "impl/framework/resv-cursor.ts",
  find: "if (this.reservation.list !== this.#list) this.#restart();",
  replace:
    "if (this.reservation.list !== this.#list || this.reservation.list?.entries.length !== this.#count) this.#restart();",
};
