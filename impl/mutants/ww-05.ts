// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The younger one gives way, whatever it holds. */
export const ww05: Mutant = {
  clause: "WW-05",
  title: "a context without locks backs off from an older waiter",
  file: "impl/kernel/ww-mutex.ts",
  find: "        if (context.youngerThan(other)) {\n          if (this.#backsOff(context)) return false;\n          break;\n",
  replace: "        if (context.youngerThan(other)) {\n          this.#backsOff(context);\n          return false;\n",
};
