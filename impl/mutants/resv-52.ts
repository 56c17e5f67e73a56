// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Test looks at flags only. */
export const resv52: Mutant = {
  clause: "RESV-52",
  title: "test asks no fence",
  file: "impl/framework/resv-wait.ts",
  find: "  const cursor = new ResvCursor(reservation, usage);\n  const fence = cursor.first(core);\n  cursor.end(core);\n  return fence === null;",
  replace: "  return !reservation.list?.entries.some((entry) => entry.usage <= usage && !entry.fence.signaled);",
};
