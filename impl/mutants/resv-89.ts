// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Wait looks once more for what came while it slept. */
export const resv89: Mutant = {
  clause: "RESV-89",
  title: "a wait includes what was appended meanwhile",
  file: "impl/framework/resv-wait.ts",
  find: "  cursor.end(core);\n  return left;",
  replace:
    "  const late = reservation.list?.entries.slice(cursor.count).find((entry) => entry.usage <= usage && !entry.fence.signaled);\n  const more = left !== 0 && !isError(left) && given !== 0 && late !== undefined;\n  if (more) left = yield* dmaFenceWaitTimeout(core, late.fence, { timeout: given, interruptible }, reservation);\n  cursor.end(core);\n  return left;",
};
