// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The search for a free number begins after the last one in use. */
export const ref05: Mutant = {
  clause: "REF-05",
  title: "the search for a free number begins after the last one in use",
  file: "impl/framework/fd-table.ts",
  find: "    const number = free === -1 ? this.#slots.length : free;",
  replace: "    const number = free === -1 || free < this.#slots.length - 1 ? this.#slots.length : free;",
};
