// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A signal counts as the end of the time. */
export const resv46: Mutant = {
  clause: "RESV-46",
  title: "an interrupted wait gives 0",
  file: "impl/framework/resv-wait.ts",
  find: "  cursor.end(core);\n  return left;",
  replace: "  cursor.end(core);\n  return isError(left) ? 0 : left;",
};
