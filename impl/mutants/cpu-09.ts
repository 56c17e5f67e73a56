// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** End has no result, as before 4.7. */
export const cpu09: Mutant = {
  clause: "CPU-09",
  title: "an errno of end_cpu_access is lost",
  file: "impl/framework/cpu-access.ts",
  find: "  return yield* callEndCpuAccess(core, dmabuf, direction); // CPU-13",
  replace:
    '  const refusal = yield* callEndCpuAccess(core, dmabuf, direction);\n  return typeof refusal === "number" ? refusal : undefined;',
};
