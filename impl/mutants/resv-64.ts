// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Wait is over when one fence is: the others of its usages come before it. */
export const resv64: Mutant = {
  clause: "RESV-64",
  title: "a wait ends with the first fence that is done",
  file: "impl/framework/resv-wait.ts",
  find: "if (left === 0 || isError(left)) break;",
  replace: "if (left === 0 || isError(left) || given !== 0) break;",
};
