// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The default wait takes the place of the op where the time is unlimited. */
export const fence46: Mutant = {
  clause: "FENCE-46",
  title: "the default wait takes the place of the op where the time is unlimited",
  file: "impl/framework/fence-wait.ts",
  find: "  if (wait !== undefined) return",
  replace: '  if (wait !== undefined && patience.timeout !== "MAX_SCHEDULE_TIMEOUT") return',
};
