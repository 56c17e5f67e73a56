// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The walk under the lock leaves out the asked usage itself. */
export const resv31: Mutant = {
  clause: "RESV-31",
  title: "a walk gives usages below the asked one, or everything",
  file: "impl/framework/resv-walk.ts",
  find: "entry.usage > usage",
  replace: "entry.usage > usage - (usage < 3 ? 1 : 0)",
};
