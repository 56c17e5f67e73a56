// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Wait reports what went wrong with a fence. */
export const resv48: Mutant = {
  clause: "RESV-48",
  title: "wait ends with the error of a fence",
  file: "impl/framework/resv-wait.ts",
  find: "    if (left === 0 || isError(left)) break;",
  replace: "    if (fence.signaled && fence.error !== 0) left = 0;\n    if (left === 0 || isError(left)) break;",
};
