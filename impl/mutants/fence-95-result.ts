// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** What the wait op returns counts only as yes or no. */
export const fence95Result: Mutant = {
  clause: "FENCE-95",
  title: "what the wait op returns counts only as yes or no",
  file: "impl/framework/fence-wait.ts",
  find: "return wait(core, fence, patience.timeout, under);",
  replace: "return wait(core, fence, patience.timeout, under) === 0 ? 0 : 1;",
};
