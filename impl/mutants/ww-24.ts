// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Age decides, whatever is held. */
export const ww24: Mutant = {
  clause: "WW-24",
  title: "a context without locks backs off from an older holder",
  file: "impl/kernel/ww-mutex.ts",
  find: "context.youngerThan(this.#context)) return this.#backsOff(context);",
  replace: "context.youngerThan(this.#context)) return this.#backsOff(context) || context.acquired === 0;",
};
