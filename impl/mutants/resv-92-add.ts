// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Add allocates an entry. */
export const resv92Add: Mutant = {
  clause: "RESV-92",
  title: "add may reclaim memory",
  file: "impl/framework/resv-add.ts",
  find: "  const entry = { fence, usage };\n",
  replace: "  const entry = { fence, usage };\n  if (core.task.signallingSection !== null) core.log.lockReport();\n",
};
