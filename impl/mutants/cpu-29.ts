// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The signal is looked at before the fences. */
export const cpu29: Mutant = {
  clause: "CPU-29",
  title: "a pending signal keeps begin from returning though nothing is in its way",
  file: "impl/framework/cpu-access.ts",
  find: "  const writes = direction",
  replace: '  if (core.task.signalled) return error("ERESTARTSYS");\n  const writes = direction',
};
