// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk that starts over tells the usage of where it was. */
export const resv39: Mutant = {
  clause: "RESV-39",
  title: "the usage of a cursor lags behind when it starts over",
  file: "impl/framework/resv-cursor.ts",
  find: "    if (this.reservation.list !== this.#list) this.#restart(); // RESV-34, RESV-35\n    this.#walk(core);\n",
  replace:
    "    const before = this.usage;\n    if (this.reservation.list !== this.#list) this.#restart();\n    this.#walk(core);\n    if (this.restarted) this.usage = before;\n",
};
