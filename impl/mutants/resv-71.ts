// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Test looks at writers only where there are no readers. */
export const resv71: Mutant = {
  clause: "RESV-71",
  title: "signalled readers hide a writer from test",
  file: "impl/framework/resv-wait.ts",
  find: "  return fence === null;",
  replace:
    "  const readers = reservation.list?.entries.filter((entry) => entry.usage === 2 && entry.usage <= usage) ?? [];\n  return fence === null || (readers.length > 0 && readers.every((entry) => entry.fence.signaled));",
  bug: "R02",
};
