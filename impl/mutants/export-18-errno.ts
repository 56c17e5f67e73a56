// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A file that cannot be created passes for a full table. */
export const export18Errno: Mutant = {
  clause: "EXPORT-18",
  title: "a failed file allocation is answered with ENFILE",
  file: "impl/framework/pseudo-file.ts",
  find: 'if (core.faults.fails("alloc:file")) return error("ENOMEM");',
  replace: 'if (core.faults.fails("alloc:file")) return error("ENFILE");',
};
