// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A report does not ask whether there was one. */
export const ww28: Mutant = {
  clause: "WW-28",
  title: "lock debugging reports every fault, not the first alone",
  file: "impl/kernel/log.ts",
  find: '    this.assertion("lockdep");\n',
  replace: '    if (this.#lockDebug) this.#say("ASSERT", "lockdep", null);\n',
};
