// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Who waited is told the time he gave, not the time that is left. */
export const resv45: Mutant = {
  clause: "RESV-45",
  title: "a wait that ends well returns the time it was given",
  file: "impl/framework/resv-wait.ts",
  find: "  cursor.end(core);\n  return left;\n",
  replace: "  cursor.end(core);\n  return timeout === 0 || left === 0 || isError(left) ? left : timeout;\n",
};
