// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A sleeper with much time is not woken by its end. */
export const fence40Woken: Mutant = {
  clause: "FENCE-40",
  title: "a sleeper with much time is not woken by its end",
  file: "impl/framework/fence-sleeper.ts",
  find: "    return this.#core.clock.until(this.#due) === 0;",
  replace: "    return false;",
};
