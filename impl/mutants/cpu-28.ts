// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Fences that come later are nobody's business. */
export const cpu28: Mutant = {
  clause: "CPU-28",
  title: "a wait for implicit fences does not start over when the list is replaced",
  file: "impl/framework/resv-wait.ts",
  find: "  for (let fence = cursor.first(core); fence !== null; fence = cursor.next(core)) {\n",
  replace:
    "  const { list } = reservation;\n  for (let fence = cursor.first(core); fence !== null; fence = reservation.list === list ? cursor.next(core) : null) {\n",
};
