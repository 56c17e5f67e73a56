// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The query that finds the work done sets the flag and runs no callback. */
export const fence28Callbacks: Mutant = {
  clause: "FENCE-28",
  title: "the query that finds the work done sets the flag and runs no callback",
  file: "impl/framework/fence-signal.ts",
  find: "  dmaFenceSignalLocked(core, fence, under);\n  return true;",
  replace: "  fence.signaled = true;\n  return true;",
};
