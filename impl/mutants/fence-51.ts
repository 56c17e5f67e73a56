// SPDX-License-Identifier: MIT
import type { Mutant } from "./mutant.ts";

/** Waiting for any returns the last signalled fence it finds awake. */
export const fence51: Mutant = {
  clause: "FENCE-51",
  title: "waiting for any returns the last signalled fence it finds awake",
  file: "impl/framework/fence-wait-any.ts",
  find: "    const index = fences.findIndex((fence) => fence.signaled);",
  replace: "    const index = fences.findLastIndex((fence) => fence.signaled);",
};
