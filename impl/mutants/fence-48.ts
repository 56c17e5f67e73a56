// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any with a negative time returns EINVAL without a word. */
export const fence48: Mutant = {
  clause: "FENCE-48",
  title: "waiting for any with a negative time returns EINVAL without a word",
  file: "impl/framework/fence-wait-any.ts",
  find: "    core.log.warn(SITE); // FENCE-48\n",
  replace: "",
};
