// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A walk reads the number of entries at each step. */
export const resv81: Mutant = {
  clause: "RESV-81",
  title: "a walk visits what is appended under it",
  file: "impl/framework/resv-cursor.ts",
  find: "if (this.#slot >= this.#count) return null;",
  replace: "if (this.#slot >= (this.#list?.entries.length ?? 0)) return null;",
};
