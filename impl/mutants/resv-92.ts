// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Get allocates in a way that does not reclaim. */
export const resv92: Mutant = {
  clause: "RESV-92",
  title: "lock debugging does not hear of the allocation of get",
  file: "impl/framework/resv-get.ts",
  find: "    if (cursor.restarted) mightReclaim(core); // RESV-92\n",
  replace: "",
};
