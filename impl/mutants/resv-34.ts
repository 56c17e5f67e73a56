// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk starts over without telling. */
export const resv34: Mutant = {
  clause: "RESV-34",
  title: "no restarted mark when a walk starts over",
  file: "impl/framework/resv-cursor.ts",
  find: "    if (this.reservation.list !== this.#list) this.#restart();",
  replace: "    if (this.reservation.list !== this.#list) this.#restart();\n    this.restarted = false;",
};
