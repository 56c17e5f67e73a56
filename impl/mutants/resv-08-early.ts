// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A reserve that fails has thrown the old table away already. */
export const resv08Early: Mutant = {
  clause: "RESV-08",
  title: "the table goes before the new one is there",
  file: "impl/framework/resv-reserve.ts",
  find: '  if (core.faults.fails("alloc:fences")) return error("ENOMEM");',
  replace: '  if (core.faults.fails("alloc:fences")) {\n    reservation.list = null;\n    return error("ENOMEM");\n  }',
};
