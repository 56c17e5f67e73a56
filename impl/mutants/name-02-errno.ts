// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A name that cannot be allocated counts as one that cannot be read. */
export const name02Errno: Mutant = {
  clause: "NAME-02",
  title: "a failed allocation of the name is answered with EFAULT",
  file: "impl/framework/set-name.ts",
  find: 'if (core.faults.fails("alloc:name")) return error("ENOMEM");',
  replace: 'if (core.faults.fails("alloc:name")) return error("EFAULT");',
};
