// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The query that finds the work done returns false once. */
export const fence28: Mutant = {
  clause: "FENCE-28",
  title: "the query that finds the work done returns false once",
  file: "impl/framework/fence-signal.ts",
  find: "  dmaFenceSignalLocked(core, fence, under);\n  return true;",
  replace: "  return dmaFenceSignalLocked(core, fence, under) !== undefined;",
};
