// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Copy makes room for what it copies. */
export const resv85: Mutant = {
  clause: "RESV-85",
  title: "a copy has room for the unsignalled fences only",
  file: "impl/framework/resv-copy.ts",
  find: "copy ??= new ReservationList(cursor.count);",
  replace:
    "copy ??= new ReservationList(source.list?.entries.filter((entry) => !entry.fence.signaled).length ?? cursor.count);",
};
