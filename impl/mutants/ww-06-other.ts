// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** After a refusal any lock will do. */
export const ww06Other: Mutant = {
  clause: "WW-06",
  title: "another lock than the contended one is not reported",
  file: "impl/kernel/ww-mutex.ts",
  find: "  if (context.contending !== lock) log.lockReport(); // WW-06\n",
  replace: "",
};
