// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The two tests of a waiter stand the other way round. */
export const ww26: Mutant = {
  clause: "WW-26",
  title: "an older holder is looked at before the signal",
  file: "impl/kernel/ww-mutex.ts",
  find: '      if (call.interruptible && task.signalled) return error("EINTR"); // WW-08\n      if (this.#mustDie(waiter)) return error("EDEADLK"); // WW-12\n',
  replace:
    '      if (this.#mustDie(waiter)) return error("EDEADLK");\n      if (call.interruptible && task.signalled) return error("EINTR");\n',
};
