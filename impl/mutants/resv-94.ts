// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk stays in the former table if the new one has fewer entries, as if nothing had come. */
export const resv94: Mutant = {
  clause: "RESV-94",
  title: "a table that grew and dropped fences does not make a walk start over",
  file: "impl/framework/resv-cursor.ts",
  find: "    if (this.reservation.list !== this.#list) this.#restart();",
  replace:
    "    const shorter = (this.reservation.list?.entries.length ?? 0) < (this.#list?.entries.length ?? 0);\n    if (this.reservation.list !== this.#list && !shorter) this.#restart();",
};
