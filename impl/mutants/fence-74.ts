// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for a fence with a reservation lock held is reported. */
export const fence74: Mutant = {
  clause: "FENCE-74",
  title: "waiting for a fence with a reservation lock held is reported",
  file: "impl/framework/fence-wait.ts",
  find: "  dmaFenceEnableSwSignaling(core, fence, under);",
  replace:
    "  dmaFenceEnableSwSignaling(core, fence, under);\n  if (under === null && core.task.reservationsHeld > 0 && !fence.signaled) core.log.lockReport();",
};
