// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whoever holds most has to give way. */
export const ww14: Mutant = {
  clause: "WW-14",
  title: "a context with several locks backs off from any other",
  file: "impl/kernel/ww-mutex.ts",
  find: "context.youngerThan(this.#context)) return",
  replace: "(context.acquired > 1 || context.youngerThan(this.#context))) return",
};
