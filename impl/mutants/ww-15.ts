// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Done means nothing to the lock. */
export const ww15: Mutant = {
  clause: "WW-15",
  title: "a lock taken after the context was declared done is not reported",
  file: "impl/kernel/ww-mutex.ts",
  find: "  if (context.done) log.lockReport(); // WW-15\n",
  replace: "",
};
