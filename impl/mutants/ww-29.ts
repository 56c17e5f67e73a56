// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Unlock is the plain mutex's. */
export const ww29: Mutant = {
  clause: "WW-29",
  title: "unlock leaves the context with the lock",
  file: "impl/kernel/ww-mutex.ts",
  find: "    if (context.acquired > 0) context.acquired -= 1;\n    this.#context = null;\n",
  replace: "    if (context.acquired > 0) context.acquired -= 1;\n",
};
