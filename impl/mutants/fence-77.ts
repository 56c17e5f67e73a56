// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A wait directly inside a section is reported. */
export const fence77: Mutant = {
  clause: "FENCE-77",
  title: "a wait directly inside a section is reported",
  file: "impl/framework/fence-wait.ts",
  find: "  dmaFenceEnableSwSignaling(core, fence, under);",
  replace:
    "  dmaFenceEnableSwSignaling(core, fence, under);\n  if (core.task.signallingSection !== null && patience.timeout !== 0) core.log.lockReport();",
};
