// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** An error is taken for unfinished work. */
export const poll24: Mutant = {
  clause: "POLL-24",
  title: "a fence that failed keeps its event back",
  file: "impl/framework/poll.ts",
  find: "    if (refusal === undefined) return true;",
  replace: "    if (refusal === undefined || fence.error !== 0) return true;",
};
