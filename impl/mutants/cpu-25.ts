// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Only what is below zero stops begin. */
export const cpu25: Mutant = {
  clause: "CPU-25",
  title: "a positive answer of begin_cpu_access counts as success",
  file: "impl/framework/cpu-access.ts",
  find: "if (refusal !== undefined) return refusal;",
  replace: 'if (refusal !== undefined && typeof refusal !== "number") return refusal;',
};
