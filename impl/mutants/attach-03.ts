// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Attach retries an allocation that failed, where it owes ENOMEM. */
export const attach03: Mutant = {
  clause: "ATTACH-03",
  title: "a failed allocation is tried once more instead of giving ENOMEM",
  file: "impl/framework/attach.ts",
  find: 'if (core.faults.fails("alloc:attachment")) return error("ENOMEM");',
  replace:
    'if (core.faults.fails("alloc:attachment") && core.faults.fails("alloc:attachment")) return error("ENOMEM");',
};
