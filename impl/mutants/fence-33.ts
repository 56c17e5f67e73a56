// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** The status of a fence with an error is 1. */
export const fence33: Mutant = {
  clause: "FENCE-33",
  title: "the status of a fence with an error is 1",
  file: "impl/framework/fence-struct.ts",
  find: "    return this.error === 0 ? 1 : this.error;",
  replace: "    return 1;",
};
