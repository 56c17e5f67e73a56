// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** A fence that is always enabled is not worth waiting for. */
export const poll08Armed: Mutant = {
  clause: "POLL-08",
  title: "a slot whose fence needs no enabling is not armed",
  file: "impl/framework/poll.ts",
  find: "    if (refusal === undefined) return true;",
  replace: "    if (refusal === undefined) return fence.ops.enableSignaling !== undefined;",
};
