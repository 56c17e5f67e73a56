// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Test answers from the mere presence of fences. */
export const resv51: Mutant = {
  clause: "RESV-51",
  title: "test does not look whether fences are signalled",
  file: "impl/framework/resv-wait.ts",
  find: "  const fence = cursor.first(core);\n  cursor.end(core);\n  return fence === null;",
  replace:
    "  const found = reservation.list?.entries.some((entry) => entry.usage <= usage) === true;\n  cursor.first(core);\n  cursor.end(core);\n  return !found;",
  bug: "R04",
};
