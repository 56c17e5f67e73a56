// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The lines come in the order of the structure's fields. */
export const stats21: Mutant = {
  clause: "STATS-21",
  title: "fdinfo shows exp_name before count",
  file: "impl/framework/file-ops.ts",
  find: '"size", "count", "exp_name"] as const;',
  replace: '"size", "exp_name", "count"] as const;',
};
