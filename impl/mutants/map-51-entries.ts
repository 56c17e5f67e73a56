// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A failed allocation of the copy's entries is told as EINVAL. */
export const map51Entries: Mutant = {
  clause: "MAP-51",
  title: "a failed copy tells the wrong errno",
  file: "impl/framework/table-copy.ts",
  find: 'if (core.faults.fails("alloc:table-entries")) return error("ENOMEM");',
  replace: 'if (core.faults.fails("alloc:table-entries")) return error("EINVAL");',
};
