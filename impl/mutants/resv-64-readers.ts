// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Wait looks at writers only where there are no readers. */
export const resv64Readers: Mutant = {
  clause: "RESV-64",
  title: "signalled readers hide a writer from wait",
  file: "impl/framework/resv-wait.ts",
  find: "  const cursor = new ResvCursor(reservation, usage);\n  let left",
  replace:
    "  const readers = reservation.list?.entries.filter((entry) => entry.usage === 2 && entry.usage <= usage) ?? [];\n  if (timeout !== 0 && readers.length > 0 && readers.every((entry) => entry.fence.signaled)) return timeout;\n  const cursor = new ResvCursor(reservation, usage);\n  let left",
  bug: "R07",
};
