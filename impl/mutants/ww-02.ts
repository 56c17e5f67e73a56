// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A debugging aid is left switched on. */
export const ww02: Mutant = {
  clause: "WW-02",
  title: "EDEADLK is injected into a context's further locks",
  file: "impl/framework/reservation.ts",
  find: "  if (free) return undefined;\n",
  replace:
    '  if (free && context !== null && context.acquired > 2) {\n    reservation.unlock(core.task);\n    return error("EDEADLK");\n  }\n  if (free) return undefined;\n',
};
