// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk that starts over on an empty table takes it for one that is gone. */
export const resv37: Mutant = {
  clause: "RESV-37",
  title: "a walk stays where it was when the new table is empty",
  file: "impl/framework/resv-cursor.ts",
  find: "if (this.#list === null) return;",
  replace: "if (this.#list === null || (this.#count === 0 && this.restarted)) return;",
};
