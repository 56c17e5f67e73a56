// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Lock debugging takes a wait under the lock for a deadlock. */
export const resv49: Mutant = {
  clause: "RESV-49",
  title: "a wait under the own lock is reported",
  file: "impl/framework/resv-wait.ts",
  find: "  let given = timeout;\n",
  replace: "  let given = timeout;\n  if (reservation.heldBy(core.task)) core.log.lockReport();\n",
};
