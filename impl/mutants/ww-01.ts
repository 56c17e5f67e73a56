// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Whoever has no age is the younger one. */
export const ww01: Mutant = {
  clause: "WW-01",
  title: "a lock call without a context backs off from a context",
  file: "impl/kernel/ww-mutex.ts",
  find: "    if (context === null) return false;\n    if (this.#context !== null && context",
  replace: "    if (context === null) return this.#context !== null;\n    if (this.#context !== null && context",
};
