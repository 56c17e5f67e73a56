// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A context with one lock has little to lose. */
export const ww04: Mutant = {
  clause: "WW-04",
  title: "a younger context waits for an older holder",
  file: "impl/kernel/ww-mutex.ts",
  find: "context.youngerThan(this.#context)) return this.#backsOff(context);",
  replace: "context.youngerThan(this.#context) && context.acquired > 1) return this.#backsOff(context);",
};
