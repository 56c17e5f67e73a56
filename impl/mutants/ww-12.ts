// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A holder of no age is older than all. */
export const ww12: Mutant = {
  clause: "WW-12",
  title: "a context backs off from a holder without one",
  file: "impl/kernel/ww-mutex.ts",
  find: "if (this.#context !== null && context.youngerThan(this.#context)) return",
  replace: "if (this.#context === null || context.youngerThan(this.#context)) return",
};
