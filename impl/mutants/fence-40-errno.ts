// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A signal makes a sleeping waiter return EINTR. */
export const fence40Errno: Mutant = {
  clause: "FENCE-40",
  title: "a signal makes a sleeping waiter return EINTR",
  file: "impl/framework/fence-sleeper.ts",
  find: 'error("ERESTARTSYS")',
  replace: 'error("EINTR")',
};
